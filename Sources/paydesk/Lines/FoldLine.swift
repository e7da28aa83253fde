internal import Payments
internal import StrictJSON

/// `{"order":{…},"evidence":[…]}` → `{"snapshot":{…},"events":[…]}`.
struct FoldLine: LineProcessor {
    func process(_ line: JSONDocument.Value) throws(LineError) -> JSONValue {
        do throws(InputError) {
            let (order, evidence) = try FieldReader.read(line, path: "") { reader throws(InputError) in
                (
                    try Order(json: try reader.required("order", "an order"), path: "order"),
                    try reader.list("evidence") { value, path throws(InputError) in try Evidence(json: value, path: path) }
                )
            }
            var history = OrderHistory(order)
            let events = evidence.compactMap { history.record($0) }
            return ["snapshot": history.snapshot.json, "events": .array(events.map(\.json))]
        } catch {
            throw LineError(error)
        }
    }
}
