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
            throw desk.failure(error)
        }
    }
}
#endif
