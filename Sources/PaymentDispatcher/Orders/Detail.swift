#if Dispatcher
internal import Payments

extension Desk {
    func detail(_ id: OrderID) async throws(OrderStoreError) -> OrderDetail {
        try await detail(of: try await store.load(id))
    }

    func detail(of loaded: LoadedOrder) async throws(OrderStoreError) -> OrderDetail {
        guard let terms = OrderTerms(loaded.record) else { throw OrderStoreError(.corrupted, operation: "load") }
        return OrderDetail(
            record: loaded.record, terms: terms, snapshot: loaded.presentSnapshot, attempts: try await attempts(of: loaded))
    }

    /// Every attempt as it is stored, in the order of their making.
    func attempts(of loaded: LoadedOrder) async throws(OrderStoreError) -> [AttemptRecord] {
        var records: [AttemptRecord] = []
        for attempt in loaded.record.order.attempts {
            if let record = try await store.attempt(attempt.number) { records.append(record) }
        }
        return records
    }
}
#endif
