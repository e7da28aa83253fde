#if Dispatcher
internal import PaymentDispatcher
internal import Payments

/// The merchant opens an order. Opened again under its name, it is the same order.
struct OpenStep: ScenarioStep {
    static let word = "open"

    let order: String
    let due: Money
    /// Until when the payer may pay, from now.
    let within: Int64
    let policies: PolicyTerms
    let refused: String?

    init(_ reader: inout FieldReader) throws(InputError) {
        order = try reader.text("order")
        due = try reader.requiredAmount("due")
        within = try reader.duration("within") ?? 3 * 3600
        policies = try reader.nested("policies", PolicyTerms.read) ?? PolicyTerms()
        refused = try reader.optionalText("refused")
    }

    func perform(on stage: isolated Stage) async throws(Surprise) {
        let id = OrderID("order-" + order)
        // Opening again must say the same deadline, which is counted from the first time.
        let deadline = stage.deadlines[order] ?? stage.clock.now().adding(seconds: within)
        stage.deadlines[order] = deadline
        stage.dues[order] = stage.dues[order] ?? due
        let terms = OrderTerms(id: id, due: due, deadline: deadline, description: "tea", policies: policies)
        let opened = try stage.answer(
            try await stage.ask { desk throws(DispatcherError) in try await desk.open(terms) }, refused: refused)
        if let opened { stage.tokens[order] = opened.token }
        if refused == nil { stage.orders[order] = id }
    }
}
#endif
