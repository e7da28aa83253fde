#if Dispatcher
public import Payments

extension PaymentDispatcher {
    /// The states an order comes to from now on, as far as this process brings them about. Ends with the consuming task.
    ///
    /// For display alone: it begins now, lives in memory, and a slow consumer misses all but the newest. Whoever ships by it ships never
    /// or twice; ship by ``events(_:after:limit:)`` or by webhooks, which miss nothing.
    public func changes(of id: OrderID) -> AsyncStream<OrderSnapshot> { desk.watchers.watch(id) }
}
#endif
