#if Service
import PaymentDispatcher
import Payments
import StrictJSON

extension OrderPage {
    /// The answer of `GET /v1/orders`.
    var text: String {
        jsonObject([("orders", .array(orders.map(\.json))), ("next", (next?.text).json)]).text
    }
}

extension OrderSummary {
    fileprivate var json: JSONValue {
        jsonObject([
            ("id", .string(id.text)), ("status", .string(status.rawValue)), ("due", due.json), ("deadline", deadline.json),
            ("sequence", .integer(sequence)), ("createdAt", createdAt.json), ("changedAt", changedAt.json),
            ("attention", .array(attention.map { .string($0) })),
        ])
    }
}

extension EventPage {
    /// The answer of `GET /v1/events`.
    func text() throws(DispatcherError) -> String {
        let next = next.map { ",\"next\":" + JSONValue.string($0.text).text } ?? ""
        return "{\"events\":" + (try events.text()) + next + "}"
    }
}

extension [StoredEvent] {
    /// Each as the merchant's endpoints are told it, byte for byte.
    func text() throws(DispatcherError) -> String {
        var texts: [String] = []
        for event in self {
            guard let bytes = EventBody.bytes(of: event) else { throw .store(OrderStoreError(.corrupted, operation: "events")) }
            texts.append(String(decoding: bytes, as: UTF8.self))
        }
        return "[" + texts.joined(separator: ",") + "]"
    }
}
#endif
