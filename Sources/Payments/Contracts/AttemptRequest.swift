/// What a merchant asks a gateway to collect, in words every gateway shares. An adapter's own module offers the rest of its
/// gateway's fields, typed.
public struct AttemptRequest: Sendable, Hashable {
    /// Ours, stored before the call, never used again.
    public var number: AttemptNumber
    public var order: OrderID
    public var amount: Money
    /// ``PaymentMethod/payerChooses`` leaves it to the gateway's page.
    public var method: PaymentMethod
    /// What the payer reads.
    public var description: String
    /// Until when the payer may pay, where the gateway lets us say.
    public var deadline: Timestamp?
    /// Where the gateway sends its callbacks.
    public var callbackURL: WebURL?
    /// Where the payer's browser is sent afterwards.
    public var returnURL: WebURL?
    public var payerEmail: String?
    /// A BCP 47 tag: `zh-Hant-TW`, `en`.
    public var language: String?
    /// When a form was first made, where the same one is made again: it bears that time, so that it is good for no longer than the first.
    public var formMadeAt: Timestamp?

    public init(
        number: AttemptNumber, order: OrderID, amount: Money, method: PaymentMethod = .payerChooses, description: String,
        deadline: Timestamp? = nil, callbackURL: WebURL? = nil, returnURL: WebURL? = nil, payerEmail: String? = nil,
        language: String? = nil, formMadeAt: Timestamp? = nil
    ) {
        self.number = number
        self.order = order
        self.amount = amount
        self.method = method
        self.description = description
        self.deadline = deadline
        self.callbackURL = callbackURL
        self.returnURL = returnURL
        self.payerEmail = payerEmail
        self.language = language
        self.formMadeAt = formMadeAt
    }
}

/// An attempt began.
public struct AttemptStart: Sendable, Hashable {
    /// What to show the payer, or where to send them; `nil` when the gateway took it on and named nothing to show, as when it
    /// asks the payer on their phone. Then ask again soon.
    public var instructions: PaymentInstructions?
    /// What the gateway said, where it said something; a form that the payer's browser posts has told it nothing yet.
    public var report: TransactionReport?

    public init(instructions: PaymentInstructions?, report: TransactionReport? = nil) {
        self.instructions = instructions
        self.report = report
    }
}

/// Which attempt is meant, with what we stored about it, so that an answer can be held against it.
public struct AttemptReference: Sendable, Hashable {
    public var number: AttemptNumber
    /// The gateway's number, if we know it.
    public var gatewayNumber: GatewayNumber?
    /// What the attempt asked for.
    public var amount: Money?
    /// The token the payer was told to send.
    public var token: Token?

    public init(number: AttemptNumber, gatewayNumber: GatewayNumber? = nil, amount: Money? = nil, token: Token? = nil) {
        self.number = number
        self.gatewayNumber = gatewayNumber
        self.amount = amount
        self.token = token
    }
}

/// A gateway's answer about one attempt: every transaction it knows under that number.
public struct GatewayReport: Sendable, Hashable {
    /// Our number; `nil` where the gateway does not carry one.
    public var attempt: AttemptNumber?
    public var transactions: [TransactionReport]
    /// Of a callback, the bytes that the gateway's seal covers, with the seal, always spelled in one way: by them a repetition is known, and
    /// only they are kept. `nil`, unless told otherwise: the whole body is sealed. A body that may carry anything beside what is sealed must
    /// say it, or one genuine message is a new one for each thing that somebody adds.
    public var sealed: [UInt8]?

    public init(attempt: AttemptNumber?, transactions: [TransactionReport], sealed: [UInt8]? = nil) {
        self.attempt = attempt
        self.transactions = transactions
        self.sealed = sealed
    }
}
