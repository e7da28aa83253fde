#if Dispatcher
internal import GatewaySimulator
internal import KryptoGO
internal import PAYUNi
internal import Payments

/// One account at one simulated gateway, and how the desk reaches it.
struct GatewayAccount: Sendable {
    enum Kind: String, Sendable, Hashable, CaseIterable {
        case payuni, kryptogo
    }

    let id: GatewayID
    let kind: Kind
    let simulator: GatewaySimulator
    let settings: ScenarioGateway

    /// - Parameter time: the gateway's own clock, which is always right.
    init(_ settings: ScenarioGateway, seed: UInt64, faults: FaultPlan = .none, time: any TimeSource) throws(TestAccounts.Failure)
    {
        self.settings = settings
        id = settings.id
        kind = settings.kind
        var start = SimulatorSettings(faults: faults, seed: seed, retrySeconds: settings.retrySeconds)
        switch settings.kind {
        case .payuni:
            start.payuni = PAYUNiAccount(
                credentials: try TestAccounts.payuni(settings.id, keys: settings.keys), methods: settings.methods,
                capturesAutomatically: settings.capturesAutomatically,
                keepsPageAfterDecline: settings.keepsPageAfterDecline)
        case .kryptogo:
            start.kryptogo = KryptoGOAccount(
                clientID: TestAccounts.clientID, apiKey: Secret(TestAccounts.apiKey), token: try TestAccounts.token(),
                spelling: settings.spelling, callsBackPending: settings.callsBackPending)
        }
        simulator = GatewaySimulator(start, time: time)
    }

    /// The adapter of one desk.
    ///
    /// - Parameters:
    ///   - keys: names of the key pairs that the desk knows, the newest first.
    ///   - transport: carries its requests.
    ///   - time: the desk's clock.
    func adapter(
        keys: [String], transport: any HTTPTransport, time: any TimeSource
    ) throws(TestAccounts.Failure) -> any PaymentGateway {
        switch kind {
        case .payuni:
            return PAYUNiGateway(
                settings: PAYUNiSettings(
                    id: id, credentials: try TestAccounts.payuni(id, keys: keys), environment: .sandbox,
                    backEndMethods: settings.byCall),
                transport: transport, time: time)
        case .kryptogo:
            return KryptoGOGateway(settings: try TestAccounts.kryptogo(id), transport: transport)
        }
    }
}

/// Accounts that exist nowhere else.
enum TestAccounts {
    /// A made-up value that an adapter does not take.
    struct Failure: Error, Sendable {
        let what: String
    }

    static let clientID = "museum-client"
    static let apiKey = "museum-studio-key"
    static let origin = WebURL(knownHost: "shop.example")

    /// Every account has a merchant's number of its own.
    static func merchantID(_ gateway: GatewayID) -> String {
        "M" + gateway.text.utf8.filter(\.isLetterOrDigit).map { String(UnicodeScalar($0)) }.joined()
    }

    static func payuni(_ gateway: GatewayID, keys: [String]) throws(Failure) -> PAYUNiCredentials {
        do {
            let pairs = try keys.map { name in try pair(name) }
            guard let current = pairs.first else { throw Failure(what: "keys") }
            return try PAYUNiCredentials(
                merchantID: merchantID(gateway), keys: KeyRing(current: current, previous: pairs.dropFirst().first))
        } catch {
            throw Failure(what: "PAYUNi's credentials")
        }
    }

    /// Thirty-two and sixteen characters, made from a name.
    static func pair(_ name: String) throws(CredentialRejection) -> PAYUNiKey {
        let text = String(repeating: name + "-", count: 32)
        return try PAYUNiKey(hashKey: String(text.prefix(32)), hashIV: String(text.prefix(16)))
    }

    static func kryptogo(_ id: GatewayID) throws(Failure) -> KryptoGOSettings {
        do {
            return try KryptoGOSettings(
                id: id, clientID: clientID, apiKey: Secret(apiKey), origin: origin, acceptedTokens: [try token()])
        } catch {
            throw Failure(what: "KryptoGO's settings")
        }
    }

    /// USDT on Arbitrum.
    static func token() throws(Failure) -> Token {
        let contract = "0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9"
        guard let token = Token(chain: "arb", contract: contract, symbol: "USDT", decimals: 6) else {
            throw Failure(what: "the token")
        }
        return token
    }

    /// A webhook secret, made from a name.
    static func webhookSecret(_ name: String) -> String {
        let bytes = Array(String(repeating: name + "-", count: 24).utf8.prefix(24))
        return "whsec_" + Base64.encode(bytes)
    }
}
#endif
