#if Dispatcher
public import Payments

extension PaymentDispatcher {
    /// The states an order comes to from now on, as far as this process brings them about. A slow consumer misses all but the newest.
    /// Ends with the consuming task.
    public func changes(of id: OrderID) -> AsyncStream<OrderSnapshot> { desk.watchers.watch(id) }
}
#endif
