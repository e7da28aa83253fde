#if Dispatcher
public import Payments

extension PaymentDispatcher {
    /// Changes of all orders, oldest first.
    ///
    /// - Parameters:
    ///   - filter: which.
    ///   - cursor: where the last page ended.
    ///   - limit: 1…500, held inside.
    /// - Throws: `invalid` naming the cursor, or `store`: ask again later.
    public func events(_ filter: EventFilter, after cursor: PageCursor?, limit: Int) async throws(DispatcherError) -> EventPage {
        do throws(OrderStoreError) {
            return try await desk.store.events(filter, after: cursor, limit: limit)
        } catch {
            if case .invalid(let field) = error.kind { throw .invalid(field: field, reason: "is not one that a page named") }
            throw .store(error)
        }
    }

    /// Plans events to be told once more, to every endpoint there is now. Their ids stay the same.
    ///
    /// - Returns: how many deliveries were planned.
    /// - Throws: `unknownEvent` or `unknownOrder`, or `store`: ask again later; what was planned by then stays planned.
    public func redeliver(_ selection: Redelivery) async throws(DispatcherError) -> Int {
        let planner = RedeliveryPlanner(desk: desk)
        switch selection {
        case .event(let id):
            guard let event = id.event else { throw .unknownEvent }
            return try await planner.plan(event.order, event.sequence)
        case .order(let id): return try await planner.plan(of: id)
        case .time(let from, let before):
            return try await planner.plan(EventFilter(from: from, before: before))
        }
    }
}

private struct RedeliveryPlanner {
    let desk: Desk

    func plan(of order: OrderID) async throws(DispatcherError) -> Int {
        let record: OrderRecord?
        do throws(OrderStoreError) {
            record = try await desk.store.order(order)
        } catch {
            throw .store(error)
        }
        guard record != nil else { throw .unknownOrder }
        return try await plan(EventFilter(order: order))
    }

    func plan(_ filter: EventFilter) async throws(DispatcherError) -> Int {
        var planned = 0
        var cursor: PageCursor?
        while true {
            let page: EventPage
            do throws(OrderStoreError) {
                page = try await desk.store.events(filter, after: cursor, limit: 500)
            } catch {
                throw .store(error)
            }
            guard !page.events.isEmpty else { return planned }
            for event in page.events { planned += try await plan(event.order, event.sequence) }
            cursor = page.next
        }
    }

    func plan(_ order: OrderID, _ sequence: Int) async throws(DispatcherError) -> Int {
        for endpoint in desk.settings.endpoints {
            do throws(OrderStoreError) {
                try await desk.store.schedule(.delivery(order: order, sequence: sequence, to: endpoint.id), at: desk.time.now())
            } catch {
                if case .notFound = error.kind { throw .unknownEvent }
                throw .store(error)
            }
        }
        return desk.settings.endpoints.count
    }
}
#endif
