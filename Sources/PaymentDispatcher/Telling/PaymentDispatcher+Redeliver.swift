#if Dispatcher
public import Payments

extension PaymentDispatcher {
    /// Plans events to be told once more, to every endpoint there is now, also to those that said they are gone. Their ids stay the same.
    /// One call plans up to 1,000 events, and says where to go on.
    ///
    /// - Parameters:
    ///   - selection: which.
    ///   - cursor: where the last call with this selection ended.
    /// - Throws: `unknownEvent` or `unknownOrder`; `invalid` naming the cursor; `store`: ask again later; what was planned by then stays
    ///   planned.
    public func redeliver(
        _ selection: Redelivery, after cursor: PageCursor? = nil
    ) async throws(DispatcherError) -> PlannedRedelivery {
        switch selection {
        case .event(let id):
            guard let event = id.event else { throw .unknownEvent }
            guard try await exists(event.order, event.sequence) else { throw .unknownEvent }
            desk.tellEndpointsAgain()
            return PlannedRedelivery(deliveries: try await plan(event.order, event.sequence))
        case .order(let id):
            _ = try await order(id)
            return try await plan(EventFilter(order: id), after: cursor)
        case .time(let from, let before): return try await plan(EventFilter(from: from, before: before), after: cursor)
        }
    }

    private static let mostEvents = 1_000
    private static let page = 500

    private func plan(_ filter: EventFilter, after cursor: PageCursor?) async throws(DispatcherError) -> PlannedRedelivery {
        var planned = PlannedRedelivery(deliveries: 0, next: cursor)
        for _ in 0..<Self.mostEvents / Self.page {
            let page = try await events(filter, after: planned.next, limit: Self.page)
            if planned.deliveries == 0, !page.events.isEmpty { desk.tellEndpointsAgain() }
            for event in page.events { planned.deliveries += try await plan(event.order, event.sequence) }
            planned.next = page.next
            if page.events.count < Self.page { break }
        }
        // A place at which nothing is left is none to go on from.
        if try await events(filter, after: planned.next, limit: 1).events.isEmpty { planned.next = nil }
        return planned
    }

    private func exists(_ id: OrderID, _ sequence: Int) async throws(DispatcherError) -> Bool {
        do throws(DispatcherError) {
            return (1...max(try await order(id).version.sequence, 1)).contains(sequence)
        } catch {
            if case .unknownOrder = error { return false }
            throw error
        }
    }

    private func plan(_ order: OrderID, _ sequence: Int) async throws(DispatcherError) -> Int {
        for endpoint in desk.settings.endpoints {
            do throws(OrderStoreError) {
                try await desk.store.schedule(.delivery(order: order, sequence: sequence, to: endpoint.id), at: desk.time.now())
            } catch {
                if case .notFound = error.kind { throw .unknownEvent }
                throw desk.failure(error)
            }
        }
        return desk.settings.endpoints.count
    }
}
#endif
