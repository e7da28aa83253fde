/// An order's state at one of its changes.
public struct OrderSnapshot: Sendable, Hashable {
    public let order: OrderID
    /// How many changes led here, from 0.
    public let sequence: Int
    public let state: OrderState

    public init(order: OrderID, sequence: Int, state: OrderState) {
        self.order = order
        self.sequence = sequence
        self.state = state
    }
}

/// One change of an order, numbered 1, 2, 3 … per order, with all there is to know after it.
public struct OrderEvent: Sendable, Hashable {
    public let order: OrderID
    public let sequence: Int
    /// When the evidence that changed it came.
    public let at: Timestamp
    /// `order.paid` when the status became that, `order.updated` when something else changed.
    public let name: String
    public let snapshot: OrderSnapshot
}

/// An order as its evidence is told: the fold, one piece at a time, with an event for each change.
///
/// The same evidence in the same order gives the same events, byte for byte. The last state does not depend on the order.
public struct OrderHistory: Sendable, Hashable {
    public private(set) var order: Order
    public private(set) var facts = OrderFacts()
    public private(set) var snapshot: OrderSnapshot

    public init(_ order: Order) {
        self.order = order
        snapshot = OrderSnapshot(order: order.id, sequence: 0, state: OrderFacts().state(of: order))
    }

    /// Records one piece of evidence.
    /// - Returns: the event, if anything changed.
    public mutating func record(_ evidence: Evidence) -> OrderEvent? {
        // A hint is no fact, and strangers send many.
        if case .hint = evidence.statement { return nil }
        facts.insert(evidence)
        return advance(at: evidence.receivedAt)
    }

    /// Adds a try to collect.
    /// - Returns: the event; `nil` when the number was there already.
    public mutating func add(_ attempt: Attempt, at time: Timestamp) -> OrderEvent? {
        order.add(attempt)
        return advance(at: time)
    }

    /// Takes facts in without a word about them: what they led to was told before.
    mutating func recall(_ entries: some Sequence<JournalEntry>, sequence: Int) {
        for entry in entries {
            switch entry.fact {
            case .attempt(let attempt): order.add(attempt)
            case .evidence(let evidence): facts.insert(evidence)
            }
        }
        snapshot = OrderSnapshot(order: order.id, sequence: sequence, state: facts.state(of: order))
    }

    /// Records one entry of a journal.
    mutating func record(_ entry: JournalEntry) -> OrderEvent? {
        switch entry.fact {
        case .attempt(let attempt): add(attempt, at: entry.at)
        case .evidence(let evidence): record(evidence)
        }
    }

    /// Tells the present state to whoever was told another one of the same facts.
    mutating func tellAnew(since status: OrderStatus, at time: Timestamp) -> OrderEvent {
        snapshot = OrderSnapshot(order: order.id, sequence: snapshot.sequence + 1, state: snapshot.state)
        return event(since: status, at: time)
    }

    private func event(since status: OrderStatus, at time: Timestamp) -> OrderEvent {
        let name = snapshot.state.status == status ? "order.updated" : "order.\(snapshot.state.status.rawValue)"
        return OrderEvent(order: order.id, sequence: snapshot.sequence, at: time, name: name, snapshot: snapshot)
    }

    private mutating func advance(at time: Timestamp) -> OrderEvent? {
        let state = facts.state(of: order)
        guard state != snapshot.state || state.tokens.map(\.spelling) != snapshot.state.tokens.map(\.spelling) else { return nil }
        let before = snapshot.state.status
        snapshot = OrderSnapshot(order: order.id, sequence: snapshot.sequence + 1, state: state)
        return event(since: before, at: time)
    }
}
