#if Service
import GatewaySimulator
import KryptoGO
import PAYUNi
import Payments

/// The merchant whom the simulated gateways know.
///
/// A key that seals for the simulator could seal for the gateway. So a simulator never reads the variables that a service takes
/// its keys from; it has made-up ones, and names of its own for whoever wants others.
struct SimulatorKeys {
    static let prefix = "SIMULATOR_"

    /// Made up for the simulator, and good for nothing else.
    static let madeUp = [
        "PAYUNI_MERCHANT_ID": "SIMULATOR01", "PAYUNI_HASH_KEY": "simulator-only-hash-key-32-bytes",
        "PAYUNI_HASH_IV": "simulator-iv-16b", "KRYPTOGO_CLIENT_ID": "simulator-client",
        "KRYPTOGO_STUDIO_API_KEY": "simulator-only-api-key", "KRYPTOGO_ORIGIN": "https://shop.example",
    ]

    let variables: [String: String]
    let isMadeUp: Bool

    /// - Parameter environment: `SIMULATOR_PAYUNI_HASH_KEY` and the like replace the made-up ones.
    init(environment: [String: String] = [:]) {
        var variables = Self.madeUp
        for name in Self.madeUp.keys {
            if let value = environment[Self.prefix + name] { variables[name] = value }
        }
        self.variables = variables
        isMadeUp = variables == Self.madeUp
    }

    func payuni(enforcesPorts: Bool, incompleteSeconds: Int64) throws(EnvironmentError) -> PAYUNiAccount {
        PAYUNiAccount(
            credentials: try PAYUNiSettings(variables: variables).credentials, incompleteSeconds: incompleteSeconds,
            enforcesPorts: enforcesPorts)
    }

    func kryptogo() throws(EnvironmentError) -> KryptoGOAccount {
        let settings = try KryptoGOSettings(variables: variables)
        let contract = "0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9"
        guard let token = Token(chain: "arb", contract: contract, symbol: "USDT", decimals: 6) else {
            throw EnvironmentError("the token", "cannot be used")
        }
        return KryptoGOAccount(clientID: settings.clientID, apiKey: settings.apiKey, token: token)
    }

    /// What a merchant's server needs in its environment to talk to a simulator at that address.
    func environment(at address: WebURL) -> [(name: String, value: String)] {
        let own = variables.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
        return own + [
            ("KRYPTOGO_BASE_URL", address.text), ("PAYUNI_BASE_URL", address.text), ("PAYUNI_TEST_MODE", "1"),
        ]
    }
}
#endif
