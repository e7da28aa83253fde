#if Service
import Hummingbird
import PaymentDispatcher
import Payments

extension OrderAPI {
    func listOrders(_ query: inout Pairs) async throws -> Response {
        let filter = OrderFilter(
            status: try query.word("status", of: OrderStatus.self),
            gateway: try query.word("gateway", upTo: 40, punctuation: "-_").map(GatewayID.init),
            from: try query.time("from"), before: try query.time("before"),
            needsAttention: try query.word("attention", of: Needed.self) != nil)
        let place = try Self.place(&query)
        try query.finish()
        return .json(try await dispatcher.orders(filter, after: place.cursor, limit: place.limit).text)
    }

    func listEvents(_ query: inout Pairs) async throws -> Response {
        let filter = EventFilter(
            order: try query.word("order", upTo: 64, punctuation: "-_.:").map(OrderID.init), from: try query.time("from"),
            before: try query.time("before"))
        let place = try Self.place(&query)
        try query.finish()
        return .json(try await dispatcher.events(filter, after: place.cursor, limit: place.limit).text())
    }

    /// The one value of a filter that is either set or left out.
    private enum Needed: String, CaseIterable { case needed = "true" }

    private static func place(_ query: inout Pairs) throws(InputError) -> (cursor: PageCursor?, limit: Int) {
        (
            try query.word("cursor", upTo: 100, punctuation: "-_.:").map(PageCursor.init),
            try query.number("limit", in: 1...500) ?? 50
        )
    }
}
#endif
