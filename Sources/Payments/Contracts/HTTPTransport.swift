/// Sends one request to a gateway and brings back one answer. The only way by which an adapter reaches the network.
///
/// To write a transport of your own: verify TLS certificates and host names, follow no redirect, send the headers as
/// given (`Origin` included), bound the body by ``HTTPRequest/maximumResponseBytes``, end by
/// ``HTTPRequest/deadlineSeconds``, and never send a request twice by yourself. Sort every failure into the two classes
/// of ``TransportFailure``; when in doubt, say ``TransportFailure/Class/outcomeUnknown``.
public protocol HTTPTransport: Sendable {
    /// - Throws: ``TransportFailure`` when there is no complete answer. Any HTTP status is an answer, not a failure.
    func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse
}

public struct HTTPRequest: Sendable {
    public enum Method: String, Sendable, Hashable {
        case get = "GET"
        case post = "POST"
    }

    /// What is being done, for logs, metrics and rules by operation: `"payuni.trade_query"`, `"kryptogo.create"`.
    public var operation: String
    public var method: Method
    public var url: WebURL
    /// In order. Names as the gateway's documents spell them.
    public var headers: [HTTPHeader]
    public var body: [UInt8]
    /// How long to wait for the whole answer. Above 60 where PAYUNi waits for a bank.
    public var deadlineSeconds: Int
    public var maximumResponseBytes: Int
    /// What the answer's body says matters. Where it does not, the answer is the answer however its body ends, and is given without it.
    public var wantsBody: Bool

    public init(
        operation: String, method: Method, url: WebURL, headers: [HTTPHeader] = [], body: [UInt8] = [],
        deadlineSeconds: Int = 20, maximumResponseBytes: Int = 1_048_576, wantsBody: Bool = true
    ) {
        self.operation = operation
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.deadlineSeconds = deadlineSeconds
        self.maximumResponseBytes = maximumResponseBytes
        self.wantsBody = wantsBody
    }
}

extension HTTPRequest: CustomStringConvertible {
    /// What is sent where; never what the headers and the body hold.
    public var description: String {
        "\(operation): \(method.rawValue) \(url.origin), \(headers.count) headers, \(body.count) bytes"
    }
}

/// One header line. A value that is a key is marked sensitive: no log and no error may show it.
public struct HTTPHeader: Sendable, CustomStringConvertible {
    public var name: String
    public var value: String
    public var isSensitive: Bool

    public init(_ name: String, _ value: String, isSensitive: Bool = false) {
        self.name = name
        self.value = value
        self.isSensitive = isSensitive
    }

    public var description: String { isSensitive ? "\(name): <secret>" : "\(name): \(value)" }
}

extension HTTPHeader: CustomReflectable {
    /// For `dump` and debuggers, which look past the description.
    public var customMirror: Mirror {
        Mirror(self, children: ["name": name, "value": isSensitive ? "<secret>" : value, "isSensitive": isSensitive])
    }
}

public struct HTTPResponse: Sendable {
    public var status: Int
    /// The `Content-Type` value, if the gateway sent one.
    public var contentType: String?
    /// The `Retry-After` value in seconds, if it was given as a whole number of seconds.
    public var retryAfterSeconds: Int?
    public var body: [UInt8]

    public init(status: Int, contentType: String? = nil, retryAfterSeconds: Int? = nil, body: [UInt8] = []) {
        self.status = status
        self.contentType = contentType
        self.retryAfterSeconds = retryAfterSeconds
        self.body = body
    }
}

/// No complete answer came. The class decides what a payment may do next.
public struct TransportFailure: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Class: String, Sendable, Hashable, CaseIterable {
        /// Not one byte of the request can have been acted on: name not found, refused, handshake failed. May be tried again.
        case surelyNotSent
        /// The gateway may have acted on it: ask, never send again.
        case outcomeUnknown
    }

    public var `class`: Class
    /// A short stable word, safe for logs and metric labels: `"connection_refused"`, `"read_timeout"`, `"body_too_large"`.
    public var reason: String

    public init(_ class: Class, reason: String) {
        self.class = `class`
        self.reason = reason
    }

    public var description: String { "\(reason) (\(`class`.rawValue))" }
}
