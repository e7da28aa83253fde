#if Dispatcher
import GatewaySimulator
import KryptoGO
import PaymentDispatcher
import Payments
import StrictJSON

extension Till {
    /// What KryptoGO's kit makes in a payer's browser: a genuine intent, whatever is written into it.
    func makeIntent(
        _ amount: String = "300", _ currency: String = "TWD", marks: [(String, JSONValue)], callback: WebURL? = nil,
        origin: String = "https://shop.example"
    ) throws -> GatewayNumber {
        let body: JSONObject = [
            "fiat_amount": .string(amount), "fiat_currency": .string(currency),
            "callback_url": callback.map { JSONValue.string($0.text) } ?? JSONValue.null,
            "order_data": .object(JSONObject(marks)),
        ]
        let answer = simulator.answer(
            SimulatedRequest(
                method: "POST", path: "/" + KryptoGOEndpoint.create.path,
                headers: [
                    HTTPHeader("X-STUDIO-API-KEY", Self.apiKey), HTTPHeader("X-Client-ID", Self.clientID),
                    HTTPHeader("Origin", origin),
                ], body: JSONValue.object(body).serialized()))
        guard let reply = answer.response.flatMap({ try? JSONDocument($0.body).root }),
            let id = reply["data"]?["payment_intent_id"]?.string
        else { throw SimulatorRefusal.unknown }
        return GatewayNumber(id)
    }

    /// As a page does that passes on what the desk told it.
    func makeIntent(for payment: BrowserPayment) throws -> GatewayNumber {
        try makeIntent(
            payment.amount.amount.description, payment.amount.currency.code,
            marks: payment.orderData.map { ($0.name, .string($0.value)) }, callback: payment.callbackURL)
    }
}
#endif
