#if Dispatcher
internal import GatewaySimulator
internal import PAYUNi
internal import PaymentDispatcher
internal import Payments

/// The payer chooses a way to pay, and their browser goes where it is sent.
struct PayStep: ScenarioStep {
    static let word = "pay"

    let order: String
    let method: PaymentMethod
    let gateway: GatewayID
    /// The attempt's name from here on.
    let name: String
    let key: String?
    /// The browser opens the gateway's page.
    let visits: Bool
    let outcome: StartedAttempt.Outcome
    let refused: String?
    /// Another name of an attempt that must be answered again.
    let same: String?

    init(_ reader: inout FieldReader) throws(InputError) {
        order = try reader.text("order")
        method = PaymentMethod(try reader.text("method"))
        gateway = try reader.optionalText("at").map { GatewayID($0) } ?? (method == .stablecoin ? "kryptogo" : "payuni")
        name = try reader.optionalText("as") ?? method.text
        key = try reader.optionalText("key")
        visits = try reader.flag("visits") ?? true
        outcome = try reader.word("outcome", of: StartedAttempt.Outcome.self) ?? .started
        refused = try reader.optionalText("refused")
        same = try reader.optionalText("same")
    }

    func perform(on stage: isolated Stage) async throws(Surprise) {
        let id = try stage.order(order)
        let choice = PaymentChoice(method: method, request: key.map { IdempotencyKey($0) })
        let before = try await stage.storedAttempts(of: id)
        let asked = try await stage.ask { [gateway] desk throws(DispatcherError) in
            try await desk.pay(id, through: gateway, choice)
        }
        var played = PlayedAttempt(order: order, gateway: gateway, method: method)
        if let started = try stage.answer(asked, refused: refused) {
            guard started.outcome == outcome else { throw Surprise("is \(started.outcome), where \(outcome) is expected") }
            if let same, started.number != (try stage.number(same)) { throw Surprise("is another attempt than \(same)") }
            played.number = started.number
            played.instructions = started.instructions
        } else {
            // Nobody told; what is stored knows.
            played.number = try await stage.storedAttempts(of: id).first { !before.contains($0) }
        }
        stage.attempts[name] = played
        if visits, case .form(let form)? = played.instructions { try stage.visit(form, at: gateway) }
    }
}

extension Stage {
    func storedAttempts(of order: OrderID) async throws(Surprise) -> [AttemptNumber] {
        do throws(OrderStoreError) {
            return try await store.order(order)?.order.attempts.map(\.number) ?? []
        } catch {
            throw Surprise("the store: \(error)")
        }
    }

    /// A payer's browser posts a form.
    func visit(_ form: PaymentInstructions.FormPost, at gateway: GatewayID) throws(Surprise) {
        let body = FormEncoder.encode(form.fields.map { (name: $0.name, value: $0.value) })
        _ = try account(gateway).simulator.answer(SimulatedRequest(method: "POST", path: form.action.target, body: body))
    }
}
#endif
