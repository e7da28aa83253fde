#if Service
import LibCrypto
import PaymentDispatcher
import Payments

/// Signs operators in for some hours. The cookie names a key and never holds it; only this process can make one.
struct DeskSessions: Sendable {
    static let seconds: Int64 = 8 * 3600
    static let cookie = "paydesk"

    private let keys: APIKeyRing
    private let time: any TimeSource
    private let secret: Secret
    private let isSecure: Bool

    init(keys: APIKeyRing, time: any TimeSource, isSecure: Bool, randomness: any RandomSource = SystemRandomSource()) {
        self.keys = keys
        self.time = time
        self.isSecure = isSecure
        secret = Secret(bytes: randomness.bytes(count: 32))
    }

    /// The cookie for whoever brings a key that may read; `nil` for all others.
    func begin(with key: String) -> String? {
        guard let caller = keys.caller(presenting: key.utf8), caller.scopes.contains(.read) else { return nil }
        let claim = "\(caller.name).\(time.now().seconds + Self.seconds)"
        guard let seal = seal(claim, caller) else { return nil }
        return line("\(claim).\(seal)", maximumAge: Self.seconds)
    }

    /// A cookie that takes the place of any other, and is none.
    var ended: String { line("", maximumAge: 0) }

    /// Who holds this `Cookie` line's session, while it lasts and the key still stands.
    func caller(cookies: String?) -> APIKey? {
        let prefix = Self.cookie + "="
        let pairs = (cookies ?? "").split(separator: ";").map { $0.drop { $0 == " " } }
        guard let pair = pairs.first(where: { $0.hasPrefix(prefix) }) else { return nil }
        let parts = pair.dropFirst(prefix.count).split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let expires = Int64(parts[1]), time.now().seconds < expires else { return nil }
        let claim = "\(parts[0]).\(parts[1])"
        return keys.named(String(parts[0])).first { caller in
            guard let seal = seal(claim, caller), caller.scopes.contains(.read) else { return false }
            return constantTimeEquals(Array(seal.utf8), Array(parts[2].utf8))
        }
    }

    /// Over the key's digest, too: a key that was replaced takes its sessions with it.
    private func seal(_ claim: String, _ caller: APIKey) -> String? {
        let message = Array("desk-session.\(claim).".utf8) + caller.digest
        let digest = secret.withBytes { key in try? hmacSHA256(message, key: key) }
        return digest?.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    private func line(_ value: String, maximumAge: Int64) -> String {
        "\(Self.cookie)=\(value); Path=/desk; Max-Age=\(maximumAge); HttpOnly; SameSite=Strict" + (isSecure ? "; Secure" : "")
    }
}
#endif
