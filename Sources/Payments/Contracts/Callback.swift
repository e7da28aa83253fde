/// A message that reached us from outside, exactly as it came.
public struct Callback: Sendable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Sent by a server to our callback address.
        case server
        /// Brought by the payer's browser.
        case browserReturn
    }

    public var kind: Kind
    /// The bytes as received, bounded by the receiver.
    public var body: [UInt8]
    public var contentType: String?

    public init(_ kind: Kind, body: [UInt8], contentType: String? = nil) {
        self.kind = kind
        self.body = body
        self.contentType = contentType
    }
}

/// What a callback turned out to be.
public enum CallbackReading: Sendable, Hashable {
    /// The gateway's seal held and the message is for us. A browser's return is sealed, too, and still settles nothing.
    case authenticated(GatewayReport)
    /// Nobody signed it: it can only say "go and ask about this one".
    case hint(GatewayNumber)
    /// A genuine message about something else, for example an invoice. Acknowledge, and leave orders alone.
    case unrelated(String)
}

/// A callback is not believed. Nothing changes; the body is not echoed.
public struct CallbackRejection: Error, Sendable, Hashable, CustomStringConvertible {
    /// A stable word: `hash_mismatch`, `missing_field`, `merchant_mismatch`.
    public var code: String
    /// The field it is about, if one is.
    public var field: String?
    /// For people; says what was wrong with which part, never what was in it.
    public var message: String
    /// The HTTP status to answer with.
    public var status: Int
    /// The seal held, the message is for us, and only its content is of no use: the attempt that it names. Ask the gateway about it.
    public var attempt: AttemptNumber?

    public init(code: String, field: String? = nil, message: String, status: Int = 400, attempt: AttemptNumber? = nil) {
        self.code = code
        self.field = field
        self.message = message
        self.status = status
        self.attempt = attempt
    }

    public var description: String { field.map { "\(code) (\($0)): \(message)" } ?? "\(code): \(message)" }
}

/// What to answer, and nothing more.
public struct CallbackAnswer: Sendable, Hashable {
    public var status: Int
    public var contentType: String
    public var body: String

    public init(status: Int, contentType: String = "text/plain; charset=utf-8", body: String) {
        self.status = status
        self.contentType = contentType
        self.body = body
    }
}
