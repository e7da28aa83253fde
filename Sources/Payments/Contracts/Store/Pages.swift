/// A place in a list, as a list handed it out. Opaque: its text may be passed on and handed back, and nothing else.
public struct PageCursor: TextIdentifier {
    public let text: String
    public init(_ text: String) { self.text = text }
}

/// Which orders; everything that is said must hold.
public struct OrderFilter: Sendable, Hashable {
    public var status: OrderStatus?
    /// An attempt was made there.
    public var gateway: GatewayID?
    /// Created at this time or later.
    public var from: Timestamp?
    /// Created before this time.
    public var before: Timestamp?
    /// Only those whose newest snapshot has any ``Attention``, whatever their status; `false` asks nothing about it.
    public var needsAttention: Bool

    public init(
        status: OrderStatus? = nil, gateway: GatewayID? = nil, from: Timestamp? = nil, before: Timestamp? = nil,
        needsAttention: Bool = false
    ) {
        self.status = status
        self.gateway = gateway
        self.from = from
        self.before = before
        self.needsAttention = needsAttention
    }
}

/// An order in a list.
public struct OrderSummary: Sendable, Hashable {
    public var id: OrderID
    public var status: OrderStatus
    public var due: Money
    public var deadline: Timestamp
    public var sequence: Int
    public var createdAt: Timestamp
    public var changedAt: Timestamp
    /// What a person should look at, by the newest snapshot: the words of ``Attention/Reason``, each once and in the order of their
    /// letters. Words and not reasons, so that a list with a word that this version does not know is a list all the same.
    public var attention: [String]

    public init(
        id: OrderID, status: OrderStatus, due: Money, deadline: Timestamp, sequence: Int, createdAt: Timestamp,
        changedAt: Timestamp, attention: [String]
    ) {
        self.id = id
        self.status = status
        self.due = due
        self.deadline = deadline
        self.sequence = sequence
        self.createdAt = createdAt
        self.changedAt = changedAt
        self.attention = attention
    }

    public var needsAttention: Bool { !attention.isEmpty }
}

public struct OrderPage: Sendable, Hashable {
    public var orders: [OrderSummary]
    /// Where to go on; `nil` at the end.
    public var next: PageCursor?

    public init(orders: [OrderSummary], next: PageCursor?) {
        self.orders = orders
        self.next = next
    }
}

/// Which events; everything that is not `nil` must hold.
///
/// To miss none, follow the cursor: an event's time is when what it tells of came, and it is stored later, so that a window of ``from`` and
/// ``before`` is complete only for times well past.
public struct EventFilter: Sendable, Hashable {
    public var order: OrderID?
    /// Of this time or later.
    public var from: Timestamp?
    /// Before this time.
    public var before: Timestamp?

    public init(order: OrderID? = nil, from: Timestamp? = nil, before: Timestamp? = nil) {
        self.order = order
        self.from = from
        self.before = before
    }
}

public struct EventPage: Sendable, Hashable {
    public var events: [StoredEvent]
    /// Where to go on, also when nothing more is there yet; `nil` only when nothing was found and nowhere was said to begin.
    public var next: PageCursor?

    public init(events: [StoredEvent], next: PageCursor?) {
        self.events = events
        self.next = next
    }
}
