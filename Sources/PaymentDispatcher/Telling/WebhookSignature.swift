#if Dispatcher
import LibCrypto
import Payments

/// Signs what is sent to one endpoint, as Standard Webhooks 1.0 says: `id.timestamp.body`, HMAC-SHA-256, one signature a key.
struct WebhookSignature: Sendable {
    static let version = "v1"

    private let keys: [WebhookKey]

    /// - Parameter secrets: each signs, the newest first.
    init(secrets: [Secret]) throws(WebhookSecretError) {
        guard !secrets.isEmpty else { throw .missing }
        keys = try secrets.map { (secret) throws(WebhookSecretError) in try WebhookKey(secret) }
    }

    /// The headers of one try. The id stays the same over all of them; the time is the try's own.
    func headers(id: String, at time: Timestamp, body: [UInt8]) throws(CryptoFailure) -> [HTTPHeader] {
        let timestamp = String(time.seconds)
        var signatures: [String] = []
        for key in keys {
            let digest = try key.digest(id: id, timestamp: timestamp, body: body)
            signatures.append(Self.version + "," + Base64Codec.encode(digest))
        }
        return [
            HTTPHeader(WebhookHeader.id, id), HTTPHeader(WebhookHeader.timestamp, timestamp),
            HTTPHeader(WebhookHeader.signature, signatures.joined(separator: " ")),
        ]
    }
}

/// The names that Standard Webhooks gives its headers.
enum WebhookHeader {
    static let id = "webhook-id"
    static let timestamp = "webhook-timestamp"
    static let signature = "webhook-signature"
}
#endif
