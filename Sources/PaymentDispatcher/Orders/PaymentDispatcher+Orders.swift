#if Dispatcher
public import Payments

extension PaymentDispatcher {
    /// The stored record of an order, with its newest state as text. The cheapest answer there is.
    ///
    /// - Throws: `unknownOrder`, or `store`: ask again later.
    public func order(_ id: OrderID) async throws(DispatcherError) -> OrderRecord {
        let record: OrderRecord?
        do throws(OrderStoreError) {
            record = try await desk.store.order(id)
        } catch {
            throw desk.failure(error)
        }
        guard let record else { throw .unknownOrder }
        return record
    }

    /// ``order(_:)`` without suspending, where the store can.
    ///
    /// - Returns: `nil` when it cannot, does not know the order, or fails: ``order(_:)`` tells which.
    public func orderAtOnce(_ id: OrderID) -> OrderRecord? { desk.store.orderAtOnce(id) }

    /// An order with everything there is to show of it: what is recorded by now, also what no event tells of yet.
    ///
    /// - Throws: `unknownOrder`, or `store`: ask again later.
    public func detail(_ id: OrderID) async throws(DispatcherError) -> OrderDetail {
        do throws(OrderStoreError) {
            return try await desk.detail(id)
        } catch {
            throw desk.failure(error)
        }
    }

    /// The order whose page or callback address carries this token.
    ///
    /// - Throws: `unknownOrder`, or `store`: ask again later.
    public func detail(token: OrderToken) async throws(DispatcherError) -> OrderDetail {
        let record: OrderRecord?
        do throws(OrderStoreError) {
            record = try await desk.store.order(token: token)
        } catch {
            throw desk.failure(error)
        }
        guard let record else { throw .unknownOrder }
        return try await detail(record.order.id)
    }

    /// Orders by creation time, newest first.
    ///
    /// - Parameters:
    ///   - filter: which.
    ///   - cursor: where the last page ended.
    ///   - limit: 1…500, held inside.
    /// - Throws: `invalid` naming the cursor, or `store`: ask again later.
    public func orders(_ filter: OrderFilter, after cursor: PageCursor?, limit: Int) async throws(DispatcherError) -> OrderPage {
        do throws(OrderStoreError) {
            return try await desk.store.orders(filter, after: cursor, limit: limit)
        } catch {
            throw desk.failure(error)
        }
    }

    /// What was said about an order, by whom and how verified, what changed by it, and what happens next.
    ///
    /// - Throws: `unknownOrder`, or `store`: ask again later.
    public func timeline(_ id: OrderID) async throws(DispatcherError) -> OrderTimeline {
        do throws(OrderStoreError) {
            let loaded = try await desk.store.load(id)
            return OrderTimeline(
                detail: try await desk.detail(of: loaded), journal: loaded.journal,
                events: try await desk.store.timeline(of: id).events, work: try await desk.store.work(of: id))
        } catch {
            throw desk.failure(error)
        }
    }
}
#endif
