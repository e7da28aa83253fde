#if Dispatcher
import LibCrypto
import Payments

/// A signing secret cannot be used. Says why and nothing of the secret.
public enum WebhookSecretError: String, Error, Sendable, Hashable, CaseIterable, CustomStringConvertible {
    case missing
    case notBase64
    /// 24 to 64 bytes are needed.
    case wrongLength

    public var description: String {
        switch self {
        case .missing: "is empty"
        case .notBase64: "must be whsec_ and base64"
        case .wrongLength: "must be 24 to 64 bytes, in base64"
        }
    }
}

/// The bytes of one secret of Standard Webhooks.
struct WebhookKey: Sendable {
    static let lengths = 24...64
    private static let prefix = Array("whsec_".utf8)

    private let bytes: Secret

    /// - Parameter secret: `whsec_` and base64; the prefix may be missing.
    init(_ secret: Secret) throws(WebhookSecretError) {
        bytes = try secret.withBytes { (text) throws(WebhookSecretError) in
            let coded = text.starts(with: Self.prefix) ? text.dropFirst(Self.prefix.count) : text[...]
            guard !coded.isEmpty else { throw .missing }
            return try Self.decoded(UnsafeRawBufferPointer(rebasing: coded))
        }
    }

    private static func decoded(_ coded: UnsafeRawBufferPointer) throws(WebhookSecretError) -> Secret {
        let result: Result<Secret, WebhookSecretError> = withUnsafeTemporaryAllocation(byteCount: coded.count, alignment: 1) {
            buffer in
            buffer.copyMemory(from: coded)
            // The copy must not outlive the call.
            defer { cleanse(buffer) }
            guard let length = Base64Codec.decodeInPlace(buffer) else { return .failure(.notBase64) }
            guard lengths.contains(length) else { return .failure(.wrongLength) }
            return .success(Secret(bytes: buffer[..<length]))
        }
        return try result.get()
    }

    /// What this key makes of a message: 32 bytes.
    func digest(id: String, timestamp: String, body: [UInt8]) throws(CryptoFailure) -> [UInt8] {
        let message = Array("\(id).\(timestamp).".utf8) + body
        return try bytes.withBytes { (key) throws(CryptoFailure) in try hmacSHA256(message, key: key) }
    }
}
#endif
