#if Dispatcher
public import Payments

/// An order as a merchant opens it.
public struct OrderTerms: Sendable, Hashable {
    /// The merchant's own name: 1…64 letters, digits, `-`, `_`, `.` and `:`, unique for ever. Opening it again with the same terms
    /// is a replay.
    public var id: OrderID
    public var due: Money
    public var deadline: Timestamp
    /// What the payer reads: 1…200 characters.
    public var description: String
    /// What is left open is as the desk's settings have it when the order is opened, and stays so.
    public var policies: PolicyTerms
    /// The accounts that may take this order's money, each one of this desk's; `nil`: all of them. Their order says nothing.
    public var gateways: [GatewayID]?
    /// Where the payer's browser goes when everything is done; shown on the checkout page.
    public var returnURL: WebURL?
    public var payerEmail: String?
    /// `zh-Hant-TW` or `en`; the payer may change it.
    public var language: String?
    /// The merchant's own facts, kept and repeated: up to 20 names of 1…40 characters with values of up to 500.
    public var metadata: [String: String]

    public init(
        id: OrderID, due: Money, deadline: Timestamp, description: String, policies: PolicyTerms = PolicyTerms(),
        gateways: [GatewayID]? = nil, returnURL: WebURL? = nil, payerEmail: String? = nil, language: String? = nil,
        metadata: [String: String] = [:]
    ) {
        self.id = id
        self.due = due
        self.deadline = deadline
        self.description = description
        self.policies = policies
        self.gateways = gateways
        self.returnURL = returnURL
        self.payerEmail = payerEmail
        self.language = language
        self.metadata = metadata
    }

    /// Whether this account may take the order's money.
    public func allows(_ gateway: GatewayID) -> Bool { gateways?.contains(gateway) ?? true }
}

/// An order with everything there is to show of it.
public struct OrderDetail: Sendable, Hashable {
    public var record: OrderRecord
    /// What the merchant said when it was opened.
    public var terms: OrderTerms
    public var snapshot: OrderSnapshot
    /// When each attempt was made, and what was said then.
    public var attempts: [AttemptRecord]

    public init(record: OrderRecord, terms: OrderTerms, snapshot: OrderSnapshot, attempts: [AttemptRecord]) {
        self.record = record
        self.terms = terms
        self.snapshot = snapshot
        self.attempts = attempts
    }

    public var id: OrderID { record.order.id }
    public var token: OrderToken? { record.token }
    public var state: OrderState { snapshot.state }
    /// It had as many attempts as one order may have, and takes no more for ever.
    public var hasUsedUpAttempts: Bool { record.order.hasUsedUpAttempts }
}
#endif
