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

/// What was planned by asking for events once more.
public struct PlannedRedelivery: Sendable, Hashable {
    /// One for each event and endpoint.
    public var deliveries: Int
    /// From where to ask for the rest; `nil`: nothing is left.
    public var next: PageCursor?

    public init(deliveries: Int, next: PageCursor? = nil) {
        self.deliveries = deliveries
        self.next = next
    }
}
#endif
