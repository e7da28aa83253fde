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
        ])
    }
}

extension EventPage {
    /// The answer of `GET /v1/events`. Bodies are copied as they were stored.
    var text: String {
        let next = next.map { ",\"next\":" + JSONValue.string($0.text).text } ?? ""
        return "{\"events\":[" + events.map(\.text).joined(separator: ",") + "]" + next + "}"
    }
}

extension StoredEvent {
    /// `{"id":…,"event":{…}}`.
    var text: String {
        "{\"id\":" + JSONValue.string(order.text).text + ",\"event\":" + body + "}"
    }
}
#endif
