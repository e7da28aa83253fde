public import Payments

/// One KryptoGO organisation, checked once (docs: KryptoGO 2).
///
/// The API key acts as the Studio user who made it. Give transfers a key of their own, capped in Studio, and take payments with
/// a key that cannot transfer (docs: KryptoGO 13).
public struct KryptoGOSettings: Sendable {
    /// The production host. No test host is documented: tests against it move real money.
    public static let productionBaseURL = "https://wallet.kryptogo.app"

    public let id: GatewayID
    /// Scheme, host, port and perhaps a path; `/v1/studio/api` is put behind it. The API key goes nowhere else.
    public let baseURL: WebURL
    /// The organisation's OAuth client id. Opaque: its length differs between documents.
    public let clientID: String
    public let apiKey: Secret
    /// The value of the `Origin` header: scheme, host and, where it is not the scheme's own, port.
    public let origin: String
    /// The tokens a payer may be told to send. `nil` takes whatever KryptoGO names; the symbol never decides.
    public let acceptedTokens: [Token]?
    /// Checks callbacks, once KryptoGO has supplied a secret and the canonical form; `nil` while callbacks are unsigned.
    public let callbackVerifier: (any CallbackSignatureVerifier)?

    /// Trims blanks around client id and key, and checks everything.
    ///
    /// - Parameters:
    ///   - id: our name of the account.
    ///   - clientID: the organisation's OAuth client id.
    ///   - apiKey: the secret Studio key.
    ///   - callbackVerifier: `nil` while callbacks are unsigned.
    ///   - baseURL: `nil` for production. `http` only to this machine.
    ///   - origin: the application's origin, for example `https://shop.example`, without a path.
    ///   - acceptedTokens: compared by chain and contract; not empty when given.
    /// - Throws: ``KryptoGOSettingsError`` naming the setting. Correct it before starting.
    public init(
        id: GatewayID = "kryptogo", baseURL: WebURL? = nil, clientID: String, apiKey: Secret, origin: WebURL,
        acceptedTokens: [Token]? = nil, callbackVerifier: (any CallbackSignatureVerifier)? = nil
    ) throws(KryptoGOSettingsError) {
        guard !id.text.isEmpty else { throw KryptoGOSettingsError(.id, .empty) }
        self.id = id
        self.baseURL = try Self.checked(baseURL: baseURL ?? WebURL(Self.productionBaseURL))
        self.clientID = String(decoding: try HeaderText.checked(Array(clientID.utf8), .clientID), as: UTF8.self)
        self.apiKey = try Self.checked(apiKey: apiKey)
        self.origin = try Self.checked(origin: origin)
        if let acceptedTokens, acceptedTokens.isEmpty { throw KryptoGOSettingsError(.acceptedTokens, .empty) }
        self.acceptedTokens = acceptedTokens
        self.callbackVerifier = callbackVerifier
    }
}

extension KryptoGOSettings {
    /// Room for the longest path we put behind the base, so that only a list's filters can make an address too long.
    private static let longestBaseURL = 1024

    private static func checked(baseURL: WebURL?) throws(KryptoGOSettingsError) -> WebURL {
        guard let baseURL else { throw KryptoGOSettingsError(.baseURL, .empty) }
        guard baseURL.scheme == .https || baseURL.isLoopback else { throw KryptoGOSettingsError(.baseURL, .notHTTPS) }
        guard !baseURL.text.contains("?") else { throw KryptoGOSettingsError(.baseURL, .tooMuch) }
        guard baseURL.text.utf8.count <= longestBaseURL else { throw KryptoGOSettingsError(.baseURL, .tooLong) }
        return baseURL
    }

    private static func checked(apiKey: Secret) throws(KryptoGOSettingsError) -> Secret {
        Secret(bytes: try HeaderText.checked(apiKey.withBytes { Array($0) }, .apiKey))
    }

    private static func checked(origin: WebURL) throws(KryptoGOSettingsError) -> String {
        guard origin.target == "/" else { throw KryptoGOSettingsError(.origin, .tooMuch) }
        let usualPort = origin.scheme == .https ? 443 : 80
        return "\(origin.scheme.rawValue)://\(origin.host)" + (origin.port == usualPort ? "" : ":\(origin.port)")
    }
}
