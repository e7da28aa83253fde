/// What a gateway said about one transaction, normalized. Says nothing about how far it can be believed: that is the
/// business of ``VerifiedReport``.
public struct TransactionReport: Sendable, Hashable {
    /// The gateway's own number.
    public var gatewayNumber: GatewayNumber
    /// Our number as the gateway repeated it; `nil` where the gateway does not carry one.
    public var attemptNumber: AttemptNumber?
    public var claim: Claim
    /// The gateway's own status words, kept for people and for later mappings: `SUCCESS/1`, `insufficient_refunded`.
    public var raw: String
    /// The fiat amount the gateway names, if it does.
    public var amount: Money?
    public var method: PaymentMethod?
    /// When the payment was made, by the gateway's clock. Only meaningful for money.
    public var paidAt: Timestamp?
    public var instructions: PaymentInstructions?
    public var tokens: TokenMovement?
    public var settlement: Settlement?
    /// What a person should know about this report.
    public var notices: [Notice]
    /// Facts for display and support, by the gateway's names: card digits, bank, store. Never a secret, never decisive.
    public var details: [Detail]

    public init(
        gatewayNumber: GatewayNumber, attemptNumber: AttemptNumber? = nil, claim: Claim, raw: String, amount: Money? = nil,
        method: PaymentMethod? = nil, paidAt: Timestamp? = nil, instructions: PaymentInstructions? = nil,
        tokens: TokenMovement? = nil, settlement: Settlement? = nil, notices: [Notice] = [], details: [Detail] = []
    ) {
        self.gatewayNumber = gatewayNumber
        self.attemptNumber = attemptNumber
        self.claim = claim
        self.raw = raw
        self.amount = amount
        self.method = method
        self.paidAt = paidAt
        self.instructions = instructions
        self.tokens = tokens
        self.settlement = settlement
        self.notices = notices
        self.details = details
    }
}

extension TransactionReport {
    public struct Detail: Sendable, Hashable {
        public var name: String
        public var value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Something about a report that a person or the fold must heed.
    public enum Notice: Sendable, Hashable {
        /// The money belongs to another order number that the gateway opened by itself (docs: PAYUNi 8.4). Never credit this one.
        case reassigned(to: String)
        /// A term of the payment is not the one that was asked for: never count the money.
        case mismatch(field: String)
        /// The statement is not final and should be asked again.
        case queryDue
        /// A discount of the gateway's changed the amount.
        case discounted

        public var word: String {
            switch self {
            case .reassigned: "reassigned"
            case .mismatch: "mismatch"
            case .queryDue: "queryDue"
            case .discounted: "discounted"
            }
        }

        public var detail: String? {
            switch self {
            case .reassigned(let number): number
            case .mismatch(let field): field
            case .queryDue, .discounted: nil
            }
        }
    }

    /// Token amounts of one transaction, in whole-token units of `token`.
    public struct TokenMovement: Sendable, Hashable {
        public var token: Token
        public var asked: ExactDecimal
        public var received: ExactDecimal?
        /// What reached the merchant after the gateway's fee.
        public var net: ExactDecimal?
        public var returned: ExactDecimal?
        public var paymentHash: String?
        public var returnHash: String?

        public init(
            token: Token, asked: ExactDecimal, received: ExactDecimal? = nil, net: ExactDecimal? = nil,
            returned: ExactDecimal? = nil, paymentHash: String? = nil, returnHash: String? = nil
        ) {
            self.token = token
            self.asked = asked
            self.received = received
            self.net = net
            self.returned = returned
            self.paymentHash = paymentHash
            self.returnHash = returnHash
        }
    }

    /// Capture and refund facts of one transaction, where the gateway has them: input of the refund planner.
    public struct Settlement: Sendable, Hashable {
        public var capture: CaptureStatus?
        public var captured: Money?
        /// What the gateway says has gone back, in all.
        public var refunded: Money?
        public var refundPending: Bool
        /// The gateway's word for the state of a refund that nobody mapped; the refund counts as pending.
        public var unrecognizedRefund: String?
        /// What may still be refunded.
        public var refundable: Money?

        public init(
            capture: CaptureStatus? = nil, captured: Money? = nil, refunded: Money? = nil, refundPending: Bool = false,
            unrecognizedRefund: String? = nil, refundable: Money? = nil
        ) {
            self.capture = capture
            self.captured = captured
            self.refunded = refunded
            self.refundPending = refundPending
            self.unrecognizedRefund = unrecognizedRefund
            self.refundable = refundable
        }
    }
}

/// Whether an authorized card payment was captured. An attribute, not a status: the order is paid all the same.
public enum CaptureStatus: Sendable, Hashable {
    case notRequested, requested, inProgress, captured, canceled
    case unknown(String)

    public var word: String {
        switch self {
        case .notRequested: "notRequested"
        case .requested: "requested"
        case .inProgress: "inProgress"
        case .captured: "captured"
        case .canceled: "canceled"
        case .unknown(let raw): "unknown:\(raw)"
        }
    }

    /// Money is authorized and nobody has asked the bank for it.
    public var isDue: Bool { self == .notRequested || self == .canceled }
}
