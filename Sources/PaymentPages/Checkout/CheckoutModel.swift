public import Payments

/// Everything a payer's page shows, as plain values.
public struct CheckoutModel: Sendable, Hashable {
    public var token: OrderToken
    /// The terms, with every attempt made so far, the oldest first.
    public var order: Order
    public var snapshot: OrderSnapshot
    /// What is bought, in the merchant's words.
    public var description: String
    /// The shop's name, if it wants to be named.
    public var merchant: String?
    /// Ways to pay that fit the order. Of one method at several gateways the first is offered.
    public var methods: [CheckoutMethod]
    /// Attempts that begin with a call to their gateway: until it is answered there is nothing to pay by. All others begin with a form
    /// that the payer's browser posts.
    public var called: Set<AttemptNumber>
    /// Where "back to the shop" leads.
    public var returnURL: WebURL?
    /// What became of what the payer just did, where the snapshot does not say.
    public var notice: CheckoutNotice?
    public var now: Timestamp

    public init(
        token: OrderToken, order: Order, snapshot: OrderSnapshot, description: String, merchant: String? = nil,
        methods: [CheckoutMethod] = [], called: Set<AttemptNumber> = [], returnURL: WebURL? = nil,
        notice: CheckoutNotice? = nil, now: Timestamp
    ) {
        self.token = token
        self.order = order
        self.snapshot = snapshot
        self.description = description
        self.merchant = merchant
        self.methods = methods
        self.called = called
        self.returnURL = returnURL
        self.notice = notice
        self.now = now
    }

    var state: OrderState { snapshot.state }

    /// Money of an attempt that began later would not count.
    var lastMoment: Timestamp { order.policies.late == .review ? order.deadline : order.expiresAfter }

    /// What the payer is told: of a grace only when it is running.
    var saidDeadline: Timestamp { now <= order.deadline ? order.deadline : lastMoment }

    /// Every try, the newest first.
    var attempts: [CheckoutAttempt] {
        let states = Dictionary(state.attempts.map { ($0.number, $0) }) { first, _ in first }
        return order.attempts.reversed().compactMap { terms in
            states[terms.number].map { CheckoutAttempt(terms, $0, in: self) }
        }
    }

    /// What may be paid to now, the newest first; while a payment is being decided, only what was chosen after it.
    var payable: [CheckoutAttempt] {
        attempts.prefix { !$0.isUndecided }.filter { $0.course == .payable }
    }
}

/// A way to pay that a payer may choose.
public struct CheckoutMethod: Sendable, Hashable {
    public var gateway: GatewayID
    public var method: PaymentMethod

    public init(gateway: GatewayID, method: PaymentMethod) {
        self.gateway = gateway
        self.method = method
    }
}
