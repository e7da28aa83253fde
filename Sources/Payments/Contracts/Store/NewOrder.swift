/// What a payer's page or a callback address carries in place of the order's id. Unguessable; unique for ever.
public struct OrderToken: TextIdentifier {
    public let text: String
    public init(_ text: String) { self.text = text }
}

/// An order to be stored. Its attempts are reserved one by one afterwards; any in the terms are refused.
public struct NewOrder: Sendable, Hashable {
    public var order: Order
    public var token: OrderToken?
    /// What the caller wants kept with the order, as text of its own making; part of the terms when an insertion is replayed.
    public var attachment: String
    public var createdAt: Timestamp

    public init(_ order: Order, token: OrderToken? = nil, attachment: String = "", createdAt: Timestamp) {
        self.order = order
        self.token = token
        self.attachment = attachment
        self.createdAt = createdAt
    }
}

public enum OrderInsertion: Sendable, Hashable {
    case inserted(OrderRecord)
    /// It was there already, with the same terms.
    case replayed(OrderRecord)

    public var record: OrderRecord {
        switch self {
        case .inserted(let record), .replayed(let record): record
        }
    }
}

/// An order as it is stored, with its newest state.
public struct OrderRecord: Sendable, Hashable {
    /// The terms, with every attempt reserved so far.
    public var order: Order
    public var token: OrderToken?
    public var attachment: String
    public var status: OrderStatus
    public var version: OrderVersion
    /// ``OrderSnapshot/jsonText`` of the newest state.
    public var snapshot: String
    public var createdAt: Timestamp
    /// When the state was last replaced by another one.
    public var changedAt: Timestamp

    public init(
        order: Order, token: OrderToken?, attachment: String, status: OrderStatus, version: OrderVersion, snapshot: String,
        createdAt: Timestamp, changedAt: Timestamp
    ) {
        self.order = order
        self.token = token
        self.attachment = attachment
        self.status = status
        self.version = version
        self.snapshot = snapshot
        self.createdAt = createdAt
        self.changedAt = changedAt
    }
}

/// How far an order has come: what its state is compared and set by.
public struct OrderVersion: Sendable, Hashable {
    /// How many events there are.
    public var sequence: Int
    /// How many facts, attempts and evidence, are recorded.
    public var recorded: Int
    /// How many of them the state knows of.
    public var applied: Int

    public init(sequence: Int, recorded: Int, applied: Int) {
        self.sequence = sequence
        self.recorded = recorded
        self.applied = applied
    }

    /// Something is recorded that the state does not know yet.
    public var isBehind: Bool { recorded > applied }
}
