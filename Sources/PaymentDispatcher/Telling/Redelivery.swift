#if Dispatcher
public import Payments

/// Which events are to be told once more, to every endpoint.
public enum Redelivery: Sendable, Hashable {
    case event(EventID)
    /// All of one order.
    case order(OrderID)
    /// All that happened at `from` or later and before `before`.
    case time(from: Timestamp, before: Timestamp)
}
#endif
