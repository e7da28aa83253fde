public import Payments

/// Everything the operator's page of one order shows.
public struct DeskOrderModel: Sendable, Hashable {
    /// The terms, with every attempt made so far.
    public var order: Order
    public var snapshot: OrderSnapshot
    public var description: String
    public var payerEmail: String?
    public var returnURL: WebURL?
    public var metadata: [String: String]
    /// Leads to the payer's page.
    public var token: OrderToken?
    public var createdAt: Timestamp
    /// Everything recorded, in the order of recording.
    public var journal: [JournalEntry]
    /// Every piece of work there is or was.
    public var work: [WorkItem]
    public var now: Timestamp

    public init(
        order: Order, snapshot: OrderSnapshot, description: String, payerEmail: String? = nil, returnURL: WebURL? = nil,
        metadata: [String: String] = [:], token: OrderToken? = nil, createdAt: Timestamp, journal: [JournalEntry],
        work: [WorkItem], now: Timestamp
    ) {
        self.order = order
        self.snapshot = snapshot
        self.description = description
        self.payerEmail = payerEmail
        self.returnURL = returnURL
        self.metadata = metadata
        self.token = token
        self.createdAt = createdAt
        self.journal = journal
        self.work = work
        self.now = now
    }

    var state: OrderState { snapshot.state }

    func gateway(of attempt: AttemptNumber) -> GatewayID? {
        order.attempts.first { $0.number == attempt }?.gateway
    }
}
