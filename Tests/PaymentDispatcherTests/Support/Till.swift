#if Dispatcher
import GatewaySimulator
import KryptoGO
import PAYUNi
import Payments

@testable import PaymentDispatcher

/// A merchant's desk with both adapters, plugged into one simulator, on a clock that only the test moves.
struct Till {
    /// 2026-01-01 08:00 in Taiwan.
    static let opening = Timestamp(seconds: 1_767_225_600)
    static let hashKey = "12345678901234567890123456789012"
    static let hashIV = "1234567890123456"
    static let apiKey = "key-of-the-studio"
    static let clientID = "client01"
    static let address = "https://desk.example"

    let time: MovableTime
    let randomness = SeededRandomness()
    let simulator: GatewaySimulator
    let transport: CountingTransport
    let store: TroubledStore
    let metrics = RecordedMetrics()
    let log = RecordedLog()
    let credentials: PAYUNiCredentials
    let payuni: PAYUNiGateway
    let kryptogo: KryptoGOGateway
    let token: Token
    let dispatcher: PaymentDispatcher

    var desk: Desk { dispatcher.desk }

    init(
        backEnd: Set<BackEndMethod> = [.atm, .storeCode], payers: SimulatorSettings.Payers = .steered,
        retrySeconds: [Int64] = [], callsBackPending: Bool = false, keepsPageAfterDecline: Bool = false,
        gateways: [any PaymentGateway] = [],
        webhooks: (any HTTPTransport)? = nil, store: any OrderStore = InMemoryOrderStore(), wrapping held: HeldTransport? = nil,
        time: MovableTime = MovableTime(Till.opening),
        settings change: (inout DispatcherSettings) -> Void = { _ in }
    ) throws {
        self.time = time
        credentials = try PAYUNiCredentials(
            merchantID: "SHOP01", keys: KeyRing(current: PAYUNiKey(hashKey: Self.hashKey, hashIV: Self.hashIV)))
        token = Self.usdt
        simulator = GatewaySimulator(
            SimulatorSettings(
                payuni: PAYUNiAccount(credentials: credentials, keepsPageAfterDecline: keepsPageAfterDecline),
                kryptogo: KryptoGOAccount(
                    clientID: Self.clientID, apiKey: Secret(Self.apiKey), token: token, callsBackPending: callsBackPending),
                payers: payers, retrySeconds: retrySeconds),
            time: time)
        let wire = SimulatorTransport(simulator)
        transport = CountingTransport(held?.wrapping(wire) ?? wire)
        payuni = PAYUNiGateway(
            settings: PAYUNiSettings(credentials: credentials, environment: .sandbox, backEndMethods: backEnd),
            transport: transport, time: time)
        kryptogo = KryptoGOGateway(
            settings: try KryptoGOSettings(
                clientID: Self.clientID, apiKey: Secret(Self.apiKey), origin: Self.url("https://shop.example"),
                acceptedTokens: [token]),
            transport: transport)
        self.store = TroubledStore(store)
        var settings = DispatcherSettings(publicURL: Self.url(Self.address), worker: "worker-1")
        // Its clock stands still, so all that a test starts is started within one second.
        settings.startsPerSecond = 1_000
        change(&settings)
        dispatcher = try PaymentDispatcher(
            store: self.store, gateways: [payuni, kryptogo] + gateways, settings: settings, time: time,
            randomness: randomness, webhooks: webhooks, logger: log.logger, metrics: metrics)
    }

    static let usdt = known(
        Token(chain: "arb", contract: "0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9", symbol: "USDT", decimals: 6))

    static func url(_ text: String) -> WebURL { known(WebURL(text)) }

    static func money(_ amount: String, _ currency: String = "TWD") -> Money { known(Money(amount, currency)) }

    private static func known<Value>(_ value: Value?) -> Value {
        guard let value else { preconditionFailure("a constant of the tests is wrong") }
        return value
    }
}

extension Till {
    func terms(
        _ id: OrderID = "order-1", due: String = "300", _ currency: String = "TWD", deadlineSeconds: Int64 = 10_800,
        policies: PolicyTerms = PolicyTerms()
    ) -> OrderTerms {
        OrderTerms(
            id: id, due: Self.money(due, currency), deadline: time.now().adding(seconds: deadlineSeconds), description: "tea",
            policies: policies)
    }

    /// A till with one order, and the form of one attempt by card that the payer's browser has posted.
    static func withForm() async throws -> (Till, AttemptNumber) {
        let till = try Till()
        try await till.open()
        return (till, try await till.pay(.card).number)
    }

    @discardableResult
    func open(
        _ id: OrderID = "order-1", due: String = "300", _ currency: String = "TWD", deadlineSeconds: Int64 = 10_800,
        policies: PolicyTerms = PolicyTerms()
    ) async throws -> OrderDetail {
        try await dispatcher.open(
            terms(id, due: due, currency, deadlineSeconds: deadlineSeconds, policies: policies))
    }

    /// Starts an attempt and, where there is a page, brings the payer's browser to it.
    @discardableResult
    func pay(_ method: PaymentMethod, of id: OrderID = "order-1", request: IdempotencyKey? = nil) async throws(DispatcherError)
        -> StartedAttempt
    {
        let gateway: GatewayID = method == .stablecoin ? "kryptogo" : "payuni"
        let attempt = try await dispatcher.pay(id, through: gateway, PaymentChoice(method: method, request: request))
        if case .form(let form)? = attempt.instructions { visit(form) }
        return attempt
    }

    /// The browser posts the form.
    func visit(_ form: PaymentInstructions.FormPost) {
        _ = simulator.answer(
            SimulatedRequest(
                method: "POST", path: form.action.target,
                body: FormEncoder.encode(form.fields.map { (name: $0.name, value: $0.value) })))
    }

    /// The payer chooses a card on the page, and the bank approves.
    @discardableResult
    func payByCard(of id: OrderID = "order-1") async throws -> StartedAttempt {
        let attempt = try await pay(.card, of: id)
        try simulator.act(.approve(.card), on: attempt.number)
        return attempt
    }

    /// Brings every message that is due to the address it is for, and tells the gateway what was answered.
    @discardableResult
    func deliver() async -> [CallbackReceipt] {
        var receipts: [CallbackReceipt] = []
        for message in simulator.takeMessages() {
            let receipt = await receive(message)
            simulator.acknowledge(message, status: receipt.answer.status)
            receipts.append(receipt)
        }
        return receipts
    }

    /// As a server that routes by path would.
    func receive(_ message: OutgoingMessage) async -> CallbackReceipt {
        let parts = message.url.target.split(separator: "/").map(String.init)
        return await dispatcher.receive(
            message.callback, from: GatewayID(parts[1]), token: parts.count > 2 ? OrderToken(parts[2]) : nil)
    }

    /// What waits to be applied is applied.
    func settle() async { _ = await OrderWork(desk: desk).applyLine() }

    func state(_ id: OrderID = "order-1") async throws -> OrderState { try await dispatcher.detail(id).state }

    func status(_ id: OrderID = "order-1") async throws -> OrderStatus { try await state(id).status }

    func journal(_ id: OrderID = "order-1") async throws -> [Evidence] {
        try await dispatcher.timeline(id).journal.compactMap { entry in
            if case .evidence(let evidence) = entry.fact { evidence } else { nil }
        }
    }

    func events(_ id: OrderID = "order-1") async throws -> [StoredEvent] { try await dispatcher.timeline(id).events }

    /// When an attempt is asked about next.
    func check(_ number: AttemptNumber, of id: OrderID = "order-1") async throws -> Timestamp? {
        try await dispatcher.timeline(id).checks.first { $0.attempt == number }?.at
    }
}

/// What a call threw; `nil` when it did not.
func failure<Value>(_ call: @autoclosure () async throws(DispatcherError) -> Value) async -> DispatcherError? {
    do throws(DispatcherError) {
        _ = try await call()
        return nil
    } catch {
        return error
    }
}
#endif
