/// What is owed, and how it may be paid. The terms; never the state.
public struct Order: Sendable, Hashable {
    public let id: OrderID
    public let due: Money
    /// Until when the payer may pay, inclusive.
    public let deadline: Timestamp
    public var policies: OrderPolicies
    /// Every try so far, each under a number of its own.
    public private(set) var attempts: [Attempt]

    public init(id: OrderID, due: Money, deadline: Timestamp, policies: OrderPolicies = OrderPolicies(), attempts: [Attempt] = [])
    {
        self.id = id
        self.due = due
        self.deadline = deadline
        self.policies = policies
        self.attempts = []
        for attempt in attempts { add(attempt) }
    }

    /// Adds a try. A number that is already there changes nothing: numbers are never used twice.
    public mutating func add(_ attempt: Attempt) {
        guard !attempts.contains(where: { $0.number == attempt.number }) else { return }
        attempts.append(attempt)
    }

    /// After this moment an order without money is over.
    public var expiresAfter: Timestamp { deadline.adding(seconds: policies.graceSeconds) }
}

/// One try to collect at one gateway, under one number of ours. Trying again is a new attempt.
public struct Attempt: Sendable, Hashable {
    public let number: AttemptNumber
    public let gateway: GatewayID
    /// What this try asks for; usually all that is due.
    public let amount: Money
    public let method: PaymentMethod

    public init(number: AttemptNumber, gateway: GatewayID, amount: Money, method: PaymentMethod = .payerChooses) {
        self.number = number
        self.gateway = gateway
        self.amount = amount
        self.method = method
    }
}
