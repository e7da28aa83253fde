/// One fact about an order, at its place in the order of recording.
public struct JournalEntry: Sendable, Hashable {
    public enum Fact: Sendable, Hashable {
        case attempt(Attempt)
        case evidence(Evidence)
    }

    /// From 1, without gaps.
    public var position: Int
    public var at: Timestamp
    public var fact: Fact

    public init(position: Int, at: Timestamp, fact: Fact) {
        self.position = position
        self.at = at
        self.fact = fact
    }
}

/// Everything from which the state of an order follows, as of one moment.
public struct LoadedOrder: Sendable, Hashable {
    public var record: OrderRecord
    /// Every fact, in the order of recording: replaying it gives the same events for ever.
    public var journal: [JournalEntry]
    /// Every piece of work there is or was for it, as ``OrderStore/work(of:)`` gives it.
    public var work: [WorkItem]

    public init(record: OrderRecord, journal: [JournalEntry], work: [WorkItem]) {
        self.record = record
        self.journal = journal
        self.work = work
    }

    public var version: OrderVersion { record.version }

    /// The history told anew, and every event in it.
    public func replay() -> (history: OrderHistory, events: [OrderEvent]) {
        let terms = record.order
        var history = OrderHistory(Order(id: terms.id, due: terms.due, deadline: terms.deadline, policies: terms.policies))
        var events: [OrderEvent] = []
        for entry in journal {
            let event =
                switch entry.fact {
                case .attempt(let attempt): history.add(attempt, at: entry.at)
                case .evidence(let evidence): history.record(evidence)
                }
            if let event { events.append(event) }
        }
        return (history, events)
    }
}

/// What was recorded about an order, and what changed by it.
public struct Timeline: Sendable, Hashable {
    public var journal: [JournalEntry]
    public var events: [StoredEvent]

    public init(journal: [JournalEntry], events: [StoredEvent]) {
        self.journal = journal
        self.events = events
    }
}
