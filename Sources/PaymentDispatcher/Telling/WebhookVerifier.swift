#if Dispatcher
internal import LibCrypto
public import Payments

/// A message is not believed. Answer 400 and do nothing.
public enum WebhookRejection: Error, Sendable, Hashable {
    /// A header is absent, empty or there twice; names it.
    case missingHeader(String)
    case malformedID
    case malformedTimestamp
    case tooOld
    case tooNew
    /// No signature of a known version fits: another secret, or another body.
    case wrongSignature

    /// A stable word for logs and metrics.
    public var code: String {
        switch self {
        case .missingHeader: "missing_header"
        case .malformedID: "malformed_id"
        case .malformedTimestamp: "malformed_timestamp"
        case .tooOld: "too_old"
        case .tooNew: "too_new"
        case .wrongSignature: "wrong_signature"
        }
    }
}

/// The receiver's side of what a desk sends: verifies Standard Webhooks signatures.
///
/// Verify the bytes of the body as they came, before reading them; keep the `webhook-id` of what was worked on, since the same event
/// may come more than once.
public struct WebhookVerifier: Sendable {
    /// How far the sender's clock and ours may be apart, either way.
    public static let toleranceSeconds: Int64 = 300

    private let keys: [WebhookKey]

    /// - Parameter secrets: any of them may have signed.
    /// - Throws: ``WebhookSecretError``. Do not start with it: an empty secret authenticates nobody.
    public init(secrets: [Secret]) throws(WebhookSecretError) {
        guard !secrets.isEmpty else { throw .missing }
        keys = try secrets.map { (secret) throws(WebhookSecretError) in try WebhookKey(secret) }
    }

    /// - Parameters:
    ///   - body: the bytes as they came, before anything reads them.
    ///   - headers: as they came; other headers do not matter.
    ///   - now: the receiver's clock.
    /// - Returns: the message's id, equal for every repetition of it.
    /// - Throws: ``WebhookRejection``: answer 400 and change nothing.
    @discardableResult
    public func verify(body: [UInt8], headers: [HTTPHeader], now: Timestamp) throws(WebhookRejection) -> String {
        let id = try Self.value(WebhookHeader.id, in: headers)
        let timestamp = try Self.value(WebhookHeader.timestamp, in: headers)
        let signatures = try Self.value(WebhookHeader.signature, in: headers)
        // A dot would let the end of the id be read as the time.
        guard !id.utf8.contains(UInt8(ascii: ".")) else { throw .malformedID }
        try Self.check(timestamp, now: now)
        let given = Self.digests(in: signatures)
        for key in keys {
            guard let own = try? key.digest(id: id, timestamp: timestamp, body: body) else { continue }
            if given.contains(where: { constantTimeEquals($0, own) }) { return id }
        }
        throw .wrongSignature
    }

    private static func value(_ name: String, in headers: [HTTPHeader]) throws(WebhookRejection) -> String {
        let found = headers.filter { $0.name.lowercased() == name }
        guard let only = found.first, found.count == 1, !only.value.isEmpty else { throw .missingHeader(name) }
        return only.value
    }

    private static func check(_ text: String, now: Timestamp) throws(WebhookRejection) {
        guard (1...15).contains(text.utf8.count), text.utf8.allSatisfy(\.isDigit), let seconds = Int64(text) else {
            throw .malformedTimestamp
        }
        if seconds < now.seconds - toleranceSeconds { throw .tooOld }
        if seconds > now.seconds + toleranceSeconds { throw .tooNew }
    }

    /// The digests of the version we know; others are skipped.
    private static func digests(in signatures: String) -> [[UInt8]] {
        signatures.split(separator: " ").compactMap { signature in
            let parts = signature.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0] == WebhookSignature.version else { return nil }
            return Base64Codec.decode(parts[1])
        }
    }
}
#endif
