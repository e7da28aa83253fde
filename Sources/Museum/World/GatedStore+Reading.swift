#if Dispatcher
internal import Payments

extension GatedStore {
    func bringForward(by milliseconds: Int64) async throws(OrderStoreError) {
        try await pass("bringForward") { () throws(OrderStoreError) in try await base.bringForward(by: milliseconds) }
    }

    func queues() async throws(OrderStoreError) -> [WorkQueue] {
        try await pass("queues") { () throws(OrderStoreError) in try await base.queues() }
    }

    func work(of order: OrderID) async throws(OrderStoreError) -> [WorkItem] {
        try await pass("work") { () throws(OrderStoreError) in try await base.work(of: order) }
    }

    func order(_ id: OrderID) async throws(OrderStoreError) -> OrderRecord? {
        try await pass("order") { () throws(OrderStoreError) in try await base.order(id) }
    }

    func order(token: OrderToken) async throws(OrderStoreError) -> OrderRecord? {
        try await pass("order") { () throws(OrderStoreError) in try await base.order(token: token) }
    }

    func orders(
        _ filter: OrderFilter, after cursor: PageCursor?, limit: Int
    ) async throws(OrderStoreError) -> OrderPage {
        try await pass("orders") { () throws(OrderStoreError) in try await base.orders(filter, after: cursor, limit: limit) }
    }

    func attempt(_ number: AttemptNumber) async throws(OrderStoreError) -> AttemptRecord? {
        try await pass("attempt") { () throws(OrderStoreError) in try await base.attempt(number) }
    }

    func attempt(of gateway: GatewayID, number: GatewayNumber) async throws(OrderStoreError) -> AttemptRecord? {
        try await pass("attempt") { () throws(OrderStoreError) in try await base.attempt(of: gateway, number: number) }
    }

    func timeline(of order: OrderID) async throws(OrderStoreError) -> Timeline {
        try await pass("timeline") { () throws(OrderStoreError) in try await base.timeline(of: order) }
    }

    func rawBody(of order: OrderID, at position: Int) async throws(OrderStoreError) -> [UInt8]? {
        try await pass("rawBody") { () throws(OrderStoreError) in try await base.rawBody(of: order, at: position) }
    }

    func events(
        _ filter: EventFilter, after cursor: PageCursor?, limit: Int
    ) async throws(OrderStoreError) -> EventPage {
        try await pass("events") { () throws(OrderStoreError) in try await base.events(filter, after: cursor, limit: limit) }
    }
}
#endif
