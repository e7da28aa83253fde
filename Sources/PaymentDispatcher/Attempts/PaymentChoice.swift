#if Dispatcher
public import Payments

/// How a payer wants to pay.
public struct PaymentChoice: Sendable, Hashable {
    public var method: PaymentMethod
    /// The caller's name for this request: asked again, the same attempt is answered and none is made. At the same time this holds for one
    /// dispatcher and its copies: one made anew on the same store knows only what is stored already.
    public var request: IdempotencyKey?
    /// Where the gateway sends the payer's browser afterwards, in place of the desk's own return address. PAYUNi posts a form there, from its
    /// own site, so the browser brings no cookies along. `nil`: the payer comes back to the desk, and its page leads to the order's
    /// ``OrderTerms/returnURL``.
    public var returnURL: WebURL?
    /// Where the gateway sends its callbacks; `nil`: the desk's own callback address.
    public var callbackURL: WebURL?
    /// A BCP 47 tag; `nil`: the order's.
    public var language: String?

    public init(
        method: PaymentMethod, request: IdempotencyKey? = nil, returnURL: WebURL? = nil, callbackURL: WebURL? = nil,
        language: String? = nil
    ) {
        self.method = method
        self.request = request
        self.returnURL = returnURL
        self.callbackURL = callbackURL
        self.language = language
    }
}

/// An attempt that was made.
public struct StartedAttempt: Sendable, Hashable {
    public enum Outcome: String, Sendable, Hashable, CaseIterable {
        case started
        /// The gateway's answer was lost. It is being looked for; the payer may choose another way meanwhile.
        case unknown
    }

    public var number: AttemptNumber
    public var gateway: GatewayID
    public var method: PaymentMethod
    public var amount: Money
    public var outcome: Outcome
    /// What to show the payer, or where to send them. A form is posted once: ask for another attempt instead of posting it again.
    public var instructions: PaymentInstructions?

    public init(
        number: AttemptNumber, gateway: GatewayID, method: PaymentMethod, amount: Money, outcome: Outcome,
        instructions: PaymentInstructions?
    ) {
        self.number = number
        self.gateway = gateway
        self.method = method
        self.amount = amount
        self.outcome = outcome
        self.instructions = instructions
    }
}

/// A way to pay that fits an order's currency and amount.
public struct OfferedMethod: Sendable, Hashable {
    public var gateway: GatewayID
    public var method: PaymentMethod

    public init(gateway: GatewayID, method: PaymentMethod) {
        self.gateway = gateway
        self.method = method
    }
}

/// What a page must pass to a gateway's own browser kit, so that what the kit makes can be adopted.
public struct BrowserPayment: Sendable, Hashable {
    public var amount: Money
    /// Carries the order's token.
    public var callbackURL: WebURL
    /// To be passed unchanged, in this order.
    public var orderData: [Field]

    public struct Field: Sendable, Hashable {
        public var name: String
        public var value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    public init(amount: Money, callbackURL: WebURL, orderData: [Field]) {
        self.amount = amount
        self.callbackURL = callbackURL
        self.orderData = orderData
    }
}
#endif
