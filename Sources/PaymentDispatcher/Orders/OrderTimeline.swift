#if Dispatcher
public import Payments

/// Everything that was recorded about an order, why it stands where it stands, and what happens next.
public struct OrderTimeline: Sendable, Hashable {
    public var detail: OrderDetail
    /// What was said, by whom and how it was verified, in the order of recording.
    public var journal: [JournalEntry]
    /// What changed by it. The merchant was or will be told of each.
    public var events: [StoredEvent]
    /// Everything planned, done or given up: applying, looking at the clock, asking gateways, telling endpoints.
    public var work: [WorkItem]

    public init(detail: OrderDetail, journal: [JournalEntry], events: [StoredEvent], work: [WorkItem]) {
        self.detail = detail
        self.journal = journal
        self.events = events
        self.work = work
    }

    /// When each attempt's gateway is asked next; `nil` where nobody asks any more.
    public var checks: [AttemptCheck] {
        detail.record.order.attempts.map { attempt in
            let item = work.first { $0.subject == .check(attempt.number) }
            return AttemptCheck(attempt.number, at: item?.state == .waiting ? item?.due : nil)
        }
    }
}
#endif
