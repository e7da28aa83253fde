#if Dispatcher
package import Payments
import StrictJSON

/// What an endpoint is sent about one event; see `docs/openapi.yaml`. The same event has the same bytes whenever it is told.
package enum EventBody {
    /// - Returns: `nil` when what is stored cannot be read.
    package static func bytes(of event: StoredEvent) -> [UInt8]? {
        guard let root = try? JSONDocument(event.body).root, let snapshot = root["snapshot"] else { return nil }
        let body: JSONValue = [
            "type": .string(event.name), "timestamp": .string(event.at.utcText),
            "data": [
                "id": .string(EventID(order: event.order, sequence: event.sequence).text), "order": .string(event.order.text),
                "sequence": .integer(event.sequence), "snapshot": JSONValue(snapshot),
            ],
        ]
        return body.serialized()
    }
}
#endif
