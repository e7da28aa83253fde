import GatewaySimulator
import KryptoGO
import PAYUNi
import Payments

/// A merchant with both adapters, plugged into one simulator.
struct Shop {
    /// 2026-01-01 08:00 in Taiwan.
    static let opening = Timestamp(seconds: 1_767_225_600)
    static let hashKey = "12345678901234567890123456789012"
    static let hashIV = "1234567890123456"
    static let notify = WebURL("https://shop.example/notify")
    static let back = WebURL("https://shop.example/return")

    let time = MovableTime(opening)
    let simulator: GatewaySimulator
    let credentials: PAYUNiCredentials
    let payuni: PAYUNiGateway
    let kryptogo: KryptoGOGateway
    let token: Token

    init(
        payers: SimulatorSettings.Payers = .steered, faults: FaultPlan = .none, seed: UInt64 = 1,
        backEnd: Set<BackEndMethod> = [], spelling: KryptoGOAccount.Spelling = .short, callsBackPending: Bool = false,
        methods: [PaymentMethod] = PAYUNiAccount.everyMethod, retrySeconds: [Int64] = []
    ) throws {
        credentials = try PAYUNiCredentials(
            merchantID: "SHOP01", keys: KeyRing(current: PAYUNiKey(hashKey: Self.hashKey, hashIV: Self.hashIV)))
        guard
            let token = Token(
                chain: "arb", contract: "0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9", symbol: "USDT", decimals: 6),
            let origin = WebURL("https://shop.example")
        else { throw SimulatorRefusal.unknown }
        self.token = token
        simulator = GatewaySimulator(
            SimulatorSettings(
                payuni: PAYUNiAccount(credentials: credentials, methods: methods),
                kryptogo: KryptoGOAccount(
                    clientID: "client01", apiKey: Secret("key01"), token: token, spelling: spelling,
                    callsBackPending: callsBackPending),
                payers: payers, faults: faults, seed: seed, retrySeconds: retrySeconds),
            time: time)
        let transport = SimulatorTransport(simulator)
        payuni = PAYUNiGateway(
            settings: PAYUNiSettings(credentials: credentials, environment: .sandbox, backEndMethods: backEnd),
            transport: transport, time: time)
        kryptogo = KryptoGOGateway(
            settings: try KryptoGOSettings(
                clientID: "client01", apiKey: Secret("key01"), origin: origin, acceptedTokens: [token]),
            transport: transport)
    }

    func gateway(for method: PaymentMethod) -> any PaymentGateway { method == .stablecoin ? kryptogo : payuni }

    func request(_ number: AttemptNumber, _ amount: Money, _ method: PaymentMethod) -> AttemptRequest {
        AttemptRequest(
            number: number, order: "order-1", amount: amount, method: method, description: "tea", callbackURL: Self.notify,
            returnURL: Self.back)
    }

    /// Starts an attempt and, where there is a page, brings the payer's browser to it.
    func start(
        _ number: AttemptNumber, _ amount: Money, _ method: PaymentMethod
    ) async -> WriteOutcome<AttemptStart> {
        let outcome = await gateway(for: method).start(request(number, amount, method))
        if case .form(let form)? = outcome.success?.instructions { _ = visit(form) }
        return outcome
    }

    /// The browser posts the form.
    func visit(_ form: PaymentInstructions.FormPost) -> SimulatedAnswer {
        simulator.answer(
            SimulatedRequest(
                method: "POST", path: form.action.target,
                body: FormEncoder.encode(form.fields.map { (name: $0.name, value: $0.value) })))
    }

    /// Any sealed call, for operations that the adapter has no type for.
    func call(
        _ endpoint: PAYUNiEndpoint, _ fields: [(name: String, value: String)], outer: [String: String?] = [:]
    ) throws -> HTTPResponse {
        var inner = [(name: "MerID", value: credentials.merchantID)] + fields
        if !fields.contains(where: { $0.name == "Timestamp" }) { inner.append(("Timestamp", String(time.now().seconds))) }
        let sealed = try Envelope(keys: credentials.keys).seal(fields: inner)
        var form: [(name: String, value: String)] = [
            ("MerID", credentials.merchantID), ("Version", endpoint.version), ("EncryptInfo", sealed.encryptInfo),
            ("HashInfo", sealed.hashInfo),
        ]
        for (name, value) in outer {
            form.removeAll { $0.name == name }
            if let value { form.append((name, value)) }
        }
        let answer = simulator.answer(
            SimulatedRequest(method: "POST", path: "/api/" + endpoint.path, body: FormEncoder.encode(form)))
        guard let response = answer.response else { throw SimulatorRefusal.unknown }
        return response
    }

    /// The code of an answer, from inside where there is an inside.
    func code(_ response: HTTPResponse, _ endpoint: PAYUNiEndpoint) -> String {
        let reader = PAYUNiReplyReader(keys: credentials.keys, merchantID: credentials.merchantID)
        do throws(GatewayError) {
            return try reader.open(response, from: endpoint).code
        } catch {
            return error.gatewayCode ?? error.description
        }
    }

    /// Everything due, as the adapters read it.
    func readings() -> [Result<CallbackReading, CallbackRejection>] {
        simulator.takeMessages().map { message in
            let gateway: any PaymentGateway = message.kind == .callback ? kryptogo : payuni
            return Result { () throws(CallbackRejection) in try gateway.read(message.callback) }
        }
    }

    /// The claims of everything due that was believed.
    func claims() -> [Claim] {
        readings().flatMap { reading -> [Claim] in
            guard case .success(.authenticated(let report)) = reading else { return [] }
            return report.transactions.map(\.claim)
        }
    }

    func query(_ number: AttemptNumber, _ amount: Money? = nil) async throws -> [TransactionReport] {
        try await payuni.query(AttemptReference(number: number, amount: amount)).transactions
    }
}
