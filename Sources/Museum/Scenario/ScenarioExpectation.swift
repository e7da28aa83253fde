#if Dispatcher
internal import Payments

/// What must be true when a scenario is over.
struct ScenarioExpectation: Sendable {
    struct Endpoint: Sendable {
        /// Different events that it took; all there are unless named.
        var events: Int?
        /// Requests that reached it; as many as it took unless named.
        var deliveries: Int?
    }

    enum Questions: Sendable {
        case exactly(Int)
        case atMost(Int)
    }

    let orders: [(name: String, order: OrderExpectation)]
    /// Calls that may start a payment.
    let creates: Int
    /// Calls that ask.
    let queries: Questions
    /// How often each status was answered to messages; `200` alone, however often, unless named.
    let answers: [(status: String, times: Int)]?
    let endpoints: [(name: String, endpoint: Endpoint)]

    /// - Throws: `InputError` naming the field. Every order must say status, money, attention and events.
    init(_ reader: inout FieldReader) throws(InputError) {
        let orders = try reader.table("orders") { value, path throws(InputError) in
            let order = try FieldReader.read(value, path: path, OrderExpectation.init)
            for (name, isMissing) in [
                ("status", order.status == nil), ("received", order.received == nil), ("attention", order.attention == nil),
                ("events", order.events == nil && !order.eventsVary),
            ] where isMissing {
                throw InputError(.missingField, path: "\(path).\(name)", expected: "what must be true in the end")
            }
            return order
        }
        guard let orders, !orders.isEmpty else { throw reader.invalid("orders", "an object that is not empty") }
        self.orders = orders.map { (name: $0.name, order: $0.value) }
        guard let creates = try reader.count("creates") else {
            throw InputError(.missingField, path: reader.path(of: "creates"), expected: "a whole number")
        }
        self.creates = creates
        if let exact = try reader.count("queries") {
            queries = .exactly(exact)
        } else if let most = try reader.count("queriesAtMost") {
            queries = .atMost(most)
        } else {
            throw InputError(.missingField, path: reader.path(of: "queries"), expected: "a whole number")
        }
        answers = try reader.countTable("answers").map { $0.map { (status: $0.name, times: $0.value) } }
        let endpoints = try reader.table("endpoints") { value, path throws(InputError) in
            try FieldReader.read(value, path: path) { reader throws(InputError) in
                Endpoint(events: try reader.count("events"), deliveries: try reader.count("deliveries"))
            }
        }
        self.endpoints = (endpoints ?? []).map { (name: $0.name, endpoint: $0.value) }
    }
}
#endif
