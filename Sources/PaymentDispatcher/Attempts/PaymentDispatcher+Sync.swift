#if Dispatcher
public import Payments

extension PaymentDispatcher {
    /// Asks the gateway of every attempt that began, now, records what they say, and answers the order as it is then. What was asked
    /// less than two seconds ago is not asked again.
    ///
    /// - Throws: `unknownOrder`; `tooMany`: the gateway is asked enough already; `gateway`: all that were asked failed, and nothing changed;
    ///   `store`: ask again later.
    public func sync(_ id: OrderID) async throws(DispatcherError) -> OrderDetail {
        try await traced("paydesk.sync") { () async throws(DispatcherError) in
            try await desk.askAll(of: id)
            await desk.applyOrLeave(id)
            return try await detail(id)
        }
    }
}
#endif
