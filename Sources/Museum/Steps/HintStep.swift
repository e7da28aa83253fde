#if Dispatcher
internal import PaymentDispatcher
internal import Payments
internal import StrictJSON

/// Somebody posts an unsigned callback that names an intent.
struct HintStep: ScenarioStep {
    static let word = "hint"

    let gateway: GatewayID
    /// An attempt, or an intent that a browser made.
    let intent: String?
    /// An id that names nothing.
    let number: String?
    /// The order whose address it is posted to.
    let order: String?
    /// Every post names another id.
    let counting: Bool
    let says: String
    let times: Int
    let answer: Int?
    let outcome: CallbackReceipt.Outcome?

    init(_ reader: inout FieldReader) throws(InputError) {
        gateway = GatewayID(try reader.optionalText("to") ?? "kryptogo")
        intent = try reader.optionalText("intent")
        number = try reader.optionalText("number")
        guard (intent == nil) != (number == nil) else { throw reader.invalid("intent", "either intent or number") }
        order = try reader.optionalText("order")
        counting = try reader.flag("counting") ?? false
        says = try reader.optionalText("says") ?? "success"
        times = try reader.count("times") ?? 1
        answer = try reader.count("answer")
        outcome = try reader.word("outcome", of: CallbackReceipt.Outcome.self)
    }

    func perform(on stage: isolated Stage) async throws(Surprise) {
        var id = number ?? ""
        if let intent { id = try stage.intentID(intent) }
        let token = try order.map { name throws(Surprise) in
            guard let token = stage.tokens[name] else { throw Surprise("the order \(name) has no token") }
            return token
        }
        for count in 0..<times {
            let name = counting ? "\(id)\(count)" : id
            let body: JSONValue = [
                "payment_intent_id": .string(name), "client_id": .string(TestAccounts.clientID), "status": .string(says),
                "fiat_amount": "1", "fiat_currency": "TWD",
            ]
            let callback = Callback(.server, body: body.serialized(), contentType: "application/json")
            guard let receipt = await stage.receive(callback, from: gateway, token: token) else { continue }
            if let answer, receipt.answer.status != answer { throw Surprise("is answered with \(receipt.answer.status)") }
            if let outcome, receipt.outcome != outcome { throw Surprise("is taken as \(receipt.outcome)") }
        }
    }
}
#endif
