#if Service
import PaymentDispatcher
import Payments
import StrictJSON

extension StartedAttempt {
    /// The answer of `POST /v1/orders/{order}/attempts`.
    var text: String {
        jsonObject([
            ("number", .string(number.text)), ("gateway", .string(gateway.text)), ("method", .string(method.text)),
            ("amount", amount.json), ("outcome", .string(outcome.rawValue)), ("instructions", instructions?.json),
        ]).text
    }
}

extension StoredReply {
    /// Of an attempt that was answered before: all but what it can be paid with.
    var withoutInstructions: StoredReply {
        guard let document = try? JSONDocument(body), case .object(var members) = JSONValue(document.root) else { return self }
        members["instructions"] = nil
        return StoredReply(status: status, body: Array(JSONValue.object(members).text.utf8))
    }
}

extension OfferedMethod {
    var json: JSONValue { ["gateway": .string(gateway.text), "method": .string(method.text)] }
}

extension BrowserPayment {
    /// The answer of `GET /v1/orders/{order}/browser-payments/{gateway}`.
    var text: String {
        jsonObject([
            ("amount", amount.json), ("callbackURL", .string(callbackURL.text)),
            ("orderData", .array(orderData.map { ["name": .string($0.name), "value": .string($0.value)] })),
        ]).text
    }
}
#endif
