#if Service
import GatewaySimulator
import KryptoGO
import Logging
import PAYUNi
import PaymentTransport
import Payments
import SimulatorServer
import StrictJSON
import Synchronization
import Testing

/// A clock that only tests move.
final class MovableTime: TimeSource {
    private let present: Mutex<Timestamp>

    init(_ start: Timestamp) { present = Mutex(start) }

    func now() -> Timestamp { present.withLock { $0 } }

    func pass(seconds: Int64) { present.withLock { $0 = $0.adding(seconds: seconds) } }
}

/// A simulator on a free port, a merchant's server beside it, and both adapters that reach the one over real sockets.
struct Bench {
    /// 2026-01-01 08:00 in Taiwan.
    static let opening = Timestamp(seconds: 1_767_225_600)
    static let clientID = "client01"
    static let apiKey = "key01"

    let time: MovableTime
    let server: SimulatorServer
    let address: WebURL
    /// Where the server listens again after an outage.
    let addresses: AsyncStream<WebURL>
    let merchant: MerchantServer
    let transport: AsyncHTTPTransport
    let credentials: PAYUNiCredentials
    let payuni: PAYUNiGateway
    let kryptogo: KryptoGOGateway

    var simulator: GatewaySimulator { server.simulator }

    static func run(
        payers: SimulatorSettings.Payers = .steered, faults: FaultPlan = .none, backEnd: Set<BackEndMethod> = [],
        retrySeconds: [Int64] = [60], settings: SimulatorServerSettings = SimulatorServerSettings(),
        body: @escaping @Sendable (Bench) async throws -> Void
    ) async throws {
        let time = MovableTime(opening)
        let credentials = try PAYUNiCredentials(
            merchantID: "SHOP01",
            keys: KeyRing(current: PAYUNiKey(hashKey: "12345678901234567890123456789012", hashIV: "1234567890123456")))
        let token = try #require(
            Token(chain: "arb", contract: "0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9", symbol: "USDT", decimals: 6))
        let origin = try #require(WebURL("https://shop.example"))
        try await AsyncHTTPTransport.withTransport { transport in
            try await MerchantServer.run { merchant in
                let server = SimulatorServer(
                    SimulatorSettings(
                        payuni: PAYUNiAccount(credentials: credentials, enforcesPorts: false),
                        kryptogo: KryptoGOAccount(clientID: clientID, apiKey: Secret(apiKey), token: token), payers: payers,
                        faults: faults, retrySeconds: retrySeconds),
                    settings: settings, clock: SimulatorClock(time), transport: transport,
                    logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
                try await server.listening { address, addresses in
                    try await body(
                        Bench(
                            time: time, server: server, address: address, addresses: addresses, merchant: merchant,
                            transport: transport,
                            credentials: credentials,
                            payuni: PAYUNiGateway(
                                settings: PAYUNiSettings(
                                    credentials: credentials, environment: try PAYUNiEnvironment(baseURL: address, isTest: true),
                                    backEndMethods: backEnd),
                                transport: transport, time: time),
                            kryptogo: try KryptoGOGateway(
                                settings: KryptoGOSettings(
                                    baseURL: address, clientID: clientID, apiKey: Secret(apiKey), origin: origin,
                                    acceptedTokens: [token]),
                                transport: transport)))
                }
            }
        }
    }

    func gateway(for method: PaymentMethod) -> any PaymentGateway { method == .stablecoin ? kryptogo : payuni }

    func start(_ number: AttemptNumber, _ amount: Money, _ method: PaymentMethod) async -> WriteOutcome<AttemptStart> {
        await gateway(for: method).start(
            AttemptRequest(
                number: number, order: "order-1", amount: amount, method: method, description: "tea <&>",
                callbackURL: merchant.url("/notify"), returnURL: merchant.url("/return")))
    }

    /// The payer's browser posts the form of an attempt.
    func visit(_ number: AttemptNumber, _ amount: Money, _ method: PaymentMethod = .payerChooses) async throws -> Page {
        let outcome = await start(number, amount, method)
        guard case .form(let form)? = outcome.success?.instructions else { throw Unexpected() }
        return try await post(form.action, form.fields.map { ($0.name, $0.value) })
    }

    struct Unexpected: Error {}
}

extension SimulatorServer {
    /// Runs `body` beside the server, which is gone when `body` ends.
    func listening(_ body: @escaping @Sendable (WebURL, AsyncStream<WebURL>) async throws -> Void) async throws {
        let (addresses, told) = AsyncStream.makeStream(of: WebURL.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.run { told.yield($0) } }
            group.addTask {
                for await address in addresses { return try await body(address, addresses) }
            }
            _ = try await group.next()
            group.cancelAll()
        }
    }
}
#endif
