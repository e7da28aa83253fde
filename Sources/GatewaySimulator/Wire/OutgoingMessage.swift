public import Payments

/// A message that a simulated gateway sends to the merchant: to be posted to ``url`` with this body.
public struct OutgoingMessage: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// PAYUNi's server to the notify address.
        case notify
        /// The payer's browser to the return address.
        case browserReturn
        /// KryptoGO's server to the intent's callback address.
        case callback
    }

    /// Counts from 1; the copy that ``MessageFault/double`` makes has a number of its own.
    public let id: Int
    public let kind: Kind
    public let url: WebURL
    public let contentType: String
    public let body: [UInt8]
    /// The attempt it is about, where the gateway knows one.
    public let attempt: AttemptNumber?
    public let gatewayNumber: GatewayNumber
    /// When the gateway sends it.
    public internal(set) var due: Timestamp
    /// Somebody else wrote it: the gateway's key did not seal it, or its words are not the gateway's.
    public let isForged: Bool
    /// How often it was sent before without an answer of 200.
    public internal(set) var retries = 0

    /// The message as the merchant's server receives it.
    public var callback: Callback {
        Callback(kind == .browserReturn ? .browserReturn : .server, body: body, contentType: contentType)
    }
}
