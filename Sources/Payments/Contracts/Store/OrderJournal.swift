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
        var history = beginning
        let events = journal.compactMap { history.record($0) }
        return (history, events)
    }

    /// What leads on from the stored state: the state before, the new one, and the events between, numbered on from the stored sequence.
    ///
    /// A release of this library may read old facts by new rules. A changed status is told first, as an event of its own; any other change
    /// with the next event, or as one of its own where there is none. Numbers never shift.
    /// - Parameter time: now.
    public func resume(at time: Timestamp) -> (before: OrderState, snapshot: OrderSnapshot, events: [OrderEvent]) {
        var history = beginning
        history.recall(journal.lazy.filter { $0.position <= version.applied }, sequence: version.sequence)
        let before = history.snapshot.state
        var events: [OrderEvent] = []
        if before.status != record.status { events.append(history.tellAnew(since: record.status, at: time)) }
        for entry in journal where entry.position > version.applied {
            if let event = history.record(entry) { events.append(event) }
        }
        // Any event tells the whole state, so whatever else changed is told by the last one, if there is one.
        if events.isEmpty, history.snapshot.jsonText != record.snapshot {
            events.append(history.tellAnew(since: record.status, at: time))
        }
        return (before, history.snapshot, events)
    }

    private var beginning: OrderHistory {
        let terms = record.order
        return OrderHistory(Order(id: terms.id, due: terms.due, deadline: terms.deadline, policies: terms.policies))
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
