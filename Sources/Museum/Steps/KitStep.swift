#if Dispatcher
internal import GatewaySimulator
internal import Payments
internal import PaymentDispatcher
internal import StrictJSON

/// A payer's browser makes an intent with KryptoGO's own kit; with what the desk hands to the page, or with what somebody prefers.
struct KitStep: ScenarioStep {
    static let word = "kit"

    /// Whose page it is.
    let order: String
    let name: String
    let gateway: GatewayID
    /// Something else than what is due.
    let amount: Money?
    /// The order that is named, if it is another.
    let marks: String?

    init(_ reader: inout FieldReader) throws(InputError) {
        order = try reader.text("order")
        name = try reader.text("as")
        gateway = GatewayID(try reader.optionalText("at") ?? "kryptogo")
        amount = try reader.amount("amount")
        marks = try reader.optionalText("marks")
    }

    func perform(on stage: isolated Stage) async throws(Surprise) {
        let id = try stage.order(order)
        let marked = try stage.order(marks ?? order)
        let asked = try await stage.ask { [gateway] desk throws(DispatcherError) in
            (try await desk.browserPayment(id, at: gateway), try await desk.browserPayment(marked, at: gateway).orderData)
        }
        guard let (payment, data) = try stage.answer(asked, refused: nil) else { return }
        let money = amount ?? payment.amount
        let body: JSONValue = [
            "fiat_amount": .string(money.amount.description), "fiat_currency": .string(money.currency.code),
            "callback_url": .string(payment.callbackURL.text),
            "order_data": .object(JSONObject(data.map { ($0.name, JSONValue.string($0.value)) })),
        ]
        let headers = [
            HTTPHeader("X-Client-ID", TestAccounts.clientID), HTTPHeader("Origin", TestAccounts.origin.text),
        ]
        let request = SimulatedRequest(
            method: "POST", path: "/v1/studio/api/payment/intent", headers: headers, body: body.serialized())
        let answer = try stage.account(gateway).simulator.answer(request)
        guard let response = answer.response, let root = try? JSONDocument(response.body).root,
            let made = root["data"]?["payment_intent_id"]?.string
        else { throw Surprise("the gateway makes no intent") }
        stage.intents[name] = made
        stage.owners[GatewayNumber(made)] = IntentOwner(
            order: marked, isHonest: marked == id && money == payment.amount)
    }
}

/// A page, or somebody with an order's token, names an intent.
struct AdoptStep: ScenarioStep {
    static let word = "adopt"

    let order: String
    let intent: String
    let refused: String?
    let gateway: GatewayID

    init(_ reader: inout FieldReader) throws(InputError) {
        order = try reader.text("order")
        intent = try reader.text("intent")
        gateway = GatewayID(try reader.optionalText("at") ?? "kryptogo")
        refused = try reader.optionalText("refused")
    }

    func perform(on stage: isolated Stage) async throws(Surprise) {
        guard let token = stage.tokens[order] else { throw Surprise("the order \(order) has no token") }
        let number = GatewayNumber(try stage.intentID(intent))
        let asked = try await stage.ask { [gateway] desk throws(DispatcherError) in
            try await desk.adopt(number, at: gateway, token: token)
        }
        _ = try stage.answer(asked, refused: refused)
    }
}
#endif
