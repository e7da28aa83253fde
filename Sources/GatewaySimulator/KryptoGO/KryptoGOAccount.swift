public import Payments

/// The organisation that the simulated KryptoGO knows, and how that KryptoGO behaves.
public struct KryptoGOAccount: Sendable {
    /// How received and aggregated amounts are spelled: the documents have both (docs: KryptoGO 12).
    public enum Spelling: String, Sendable, Hashable, CaseIterable {
        /// `received_amount`, `aggregated_amount`.
        case short
        /// `received_crypto_amount`, `aggregated_crypto_amount`.
        case crypto
    }

    public var clientID: String
    public var apiKey: Secret
    /// What payers are told to send.
    public var token: Token
    /// New Taiwan dollars for one token, in hundredths; one US dollar is one token.
    public var centsPerToken: UInt64
    public var spelling: Spelling
    /// `pending` is called back, too: one text says so, another does not (docs: KryptoGO 9).
    public var callsBackPending: Bool
    /// A browser makes an intent with the client's id and its own origin, without the secret key: so the kit seems to do it (docs: KryptoGO
    /// 10).
    public var servesBrowsers: Bool
    /// How long an intent lives.
    public var lifetimeSeconds: Int64
    /// What is in the pool that transfers are paid from.
    public var pool: ExactDecimal

    /// An account that payers send tokens of this kind to; USDT on Arbitrum has six decimals.
    public init(
        clientID: String, apiKey: Secret, token: Token, centsPerToken: UInt64 = 3250, spelling: Spelling = .short,
        callsBackPending: Bool = false, servesBrowsers: Bool = true, lifetimeSeconds: Int64 = 1800,
        pool: ExactDecimal = ExactDecimal(whole: 1000)
    ) {
        self.clientID = clientID
        self.apiKey = apiKey
        self.token = token
        self.centsPerToken = max(centsPerToken, 1)
        self.spelling = spelling
        self.callsBackPending = callsBackPending
        self.servesBrowsers = servesBrowsers
        self.lifetimeSeconds = lifetimeSeconds
        self.pool = pool
    }
}
