#if Service
import GatewaySimulator
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import KryptoGO
import Logging
import Metrics
import NIOCore
import PAYUNi
import PaymentDispatcher
import PaymentService
import Payments
import StrictJSON

/// A whole desk in the process: both adapters plugged into one simulator, a store in memory, and the service before them.
struct Desk {
    /// 2026-01-01 08:00 in Taiwan.
    static let opening = Timestamp(seconds: 1_767_225_600)
    static let publicURL = "https://desk.example"

    let time = MovableTime(opening)
    let simulator: GatewaySimulator
    let store: any OrderStore
    let dispatcher: PaymentDispatcher
    let settings: ServiceSettings
    let service: PaymentService
    let metrics = PrometheusRegistry()

    init(
        store: any OrderStore = InMemoryOrderStore(), backEnd: Set<BackEndMethod> = [.atm, .storeCode],
        payuni accounts: [GatewayID] = ["payuni"], others: [any PaymentGateway] = [],
        limits: ServiceLimits = ServiceLimits(), policies: OrderPolicies = OrderPolicies(),
        metricsAccess: MetricsAccess = .open, logger: Logger? = nil
    ) throws {
        let credentials = try PAYUNiCredentials(
            merchantID: "SHOP01",
            keys: KeyRing(
                current: PAYUNiKey(hashKey: "12345678901234567890123456789012", hashIV: "1234567890123456")))
        let token = try required(
            Token(chain: "arb", contract: "0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9", symbol: "USDT", decimals: 6))
        simulator = GatewaySimulator(
            SimulatorSettings(
                payuni: PAYUNiAccount(credentials: credentials),
                kryptogo: KryptoGOAccount(clientID: "client01", apiKey: Secret("key01"), token: token), retrySeconds: []),
            time: time)
        let transport = SimulatorTransport(simulator)
        let time = time
        var gateways: [any PaymentGateway] = accounts.map { id in
            PAYUNiGateway(
                settings: PAYUNiSettings(id: id, credentials: credentials, environment: .sandbox, backEndMethods: backEnd),
                transport: transport, time: time)
        }
        gateways.append(
            KryptoGOGateway(
                settings: try KryptoGOSettings(
                    clientID: "client01", apiKey: Secret("key01"), origin: required(WebURL("https://shop.example")),
                    acceptedTokens: [token]),
                transport: transport))
        gateways += others
        self.store = store
        let publicURL = try required(WebURL(Self.publicURL))
        let quiet = logger ?? Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        dispatcher = try PaymentDispatcher(
            store: store, gateways: gateways, settings: DispatcherSettings(publicURL: publicURL, policies: policies), time: time,
            logger: quiet, metrics: metrics)
        settings = ServiceSettings(
            keys: try TestKeys.ring(), publicURL: publicURL, limits: limits, metrics: metrics, metricsAccess: metricsAccess)
        service = PaymentService(dispatcher: dispatcher, settings: settings, time: time, logger: quiet)
    }

    func test<Value: Sendable>(
        _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Value
    ) async throws -> Value {
        try await service.application().test(.router) { client in try await body(client) }
    }

    /// Posts what the gateways send to where they send it, and answers how each was taken.
    @discardableResult
    func deliverMessages(_ client: any TestClientProtocol) async throws -> [Int] {
        var statuses: [Int] = []
        for message in simulator.takeMessages() {
            let response = try await client.execute(
                uri: message.url.target, method: .post, headers: [.contentType: message.contentType],
                body: ByteBuffer(bytes: message.body))
            simulator.acknowledge(message, status: response.status.code)
            statuses.append(response.status.code)
        }
        return statuses
    }
}

extension Desk {
    /// The payer's browser posts the form that an attempt began with.
    func visit(_ attempt: Answer) throws {
        let form = try required(attempt.json["instructions"])
        let fields = try required(form["fields"]?.elements).map { pair in
            let parts = try Array(required(pair.elements))
            return (name: try required(parts[0].string), value: try required(parts[1].string))
        }
        let action = try required(WebURL(required(form["action"]?.string)))
        _ = simulator.answer(SimulatedRequest(method: "POST", path: action.target, body: FormEncoder.encode(fields)))
    }
}

/// What a test cannot go on without.
struct Missing: Error {}

func required<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw Missing() }
    return value
}
#endif
