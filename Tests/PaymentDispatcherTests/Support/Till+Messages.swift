#if Dispatcher
import PAYUNi
import PaymentDispatcher
import Payments

extension Till {
    /// A message as PAYUNi would seal it: a card payment that was approved, with fields changed.
    func sealed(
        _ number: AttemptNumber, _ changes: [String: String] = [:], key: String = hashKey, kind: Callback.Kind = .server
    ) throws -> Callback {
        var fields: [(name: String, value: String)] = [
            ("Status", "SUCCESS"), ("Message", "授權成功"), ("MerID", "SHOP01"), ("MerTradeNo", number.text), ("Gateway", "2"),
            ("TradeNo", "T-1"), ("TradeAmt", "300"), ("TradeStatus", "1"), ("PaymentType", "1"), ("CardInst", "1"),
        ]
        for (name, value) in changes {
            fields.removeAll { $0.name == name }
            fields.append((name, value))
        }
        return try sealed(fields: fields, key: key, kind: kind)
    }

    func sealed(
        fields: [(name: String, value: String)], key: String = hashKey, kind: Callback.Kind = .server
    ) throws -> Callback {
        let keys = KeyRing(current: try PAYUNiKey(hashKey: key, hashIV: Self.hashIV))
        let envelope = try Envelope(keys: keys).seal(fields: fields)
        let form: [(name: String, value: String)] = [
            ("Status", "SUCCESS"), ("MerID", "SHOP01"), ("Version", "2.0"), ("EncryptInfo", envelope.encryptInfo),
            ("HashInfo", envelope.hashInfo),
        ]
        return Callback(kind, body: FormEncoder.encode(form), contentType: "application/x-www-form-urlencoded")
    }

    /// What anybody can post about an intent.
    func hint(_ number: GatewayNumber, _ more: String = "") -> Callback {
        Callback(
            .server, body: Array(#"{"payment_intent_id":"\#(number.text)","status":"success","fiat_amount":"300"\#(more)}"#.utf8),
            contentType: "application/json")
    }

    /// The gateway's number of an attempt.
    func gatewayNumber(_ number: AttemptNumber) async throws -> GatewayNumber? {
        try await store.attempt(number)?.gatewayNumbers.first
    }
}
#endif
