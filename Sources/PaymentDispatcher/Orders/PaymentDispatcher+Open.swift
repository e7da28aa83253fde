#if Dispatcher
internal import Payments

extension PaymentDispatcher {
    /// Opens an order. Durable when it returns. The same id with the same terms is a replay and answers the order as it stands; terms that
    /// name no policies are the same whatever the desk's own were when it was opened, and so are those that name a gateway which this
    /// desk has no more.
    ///
    /// - Throws: `invalid` naming the field; `conflict(.termsDiffer)` when the id stands for other terms; `store`: nothing was promised,
    ///   open it again.
    public func open(_ terms: OrderTerms) async throws(DispatcherError) -> OrderDetail {
        try terms.check()
        return try await traced("paydesk.open") { () async throws(DispatcherError) in
            try await desk.open(terms)
        }
    }
}
#endif
