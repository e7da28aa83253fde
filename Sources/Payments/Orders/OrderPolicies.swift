/// What to do when the terms are not met. The defaults keep goods and money safe: they ask.
public struct OrderPolicies: Sendable, Hashable {
    /// Money after the deadline, or after the gateway said "expired".
    public enum Late: String, Sendable, Hashable, CaseIterable {
        case review, acceptWithinGrace, accept
    }

    /// More than due plus tolerance, or paid twice.
    public enum Over: String, Sendable, Hashable, CaseIterable {
        /// Paid; the excess is raised as attention, to be refunded.
        case accept
        case review
    }

    /// Money that became known after the merchant canceled.
    public enum AfterCancel: String, Sendable, Hashable, CaseIterable {
        case review, accept
    }

    /// When an authenticated callback alone settles an attempt.
    public enum Confirmation: Sendable, Hashable {
        /// The seal is enough; a query confirms afterwards.
        case callbackIsEnough
        /// Wait for a query's answer.
        case always
        /// Wait for amounts above this.
        case above(Money)
    }

    public var late: Late
    public var over: Over
    public var afterCancel: AfterCancel
    public var confirmation: Confirmation
    /// How far an amount may differ and still count as met, in hundredths of a percent, 0…10,000. Exact in any asset.
    /// A value outside is held at the nearer end.
    public var toleranceBasisPoints: Int {
        didSet { toleranceBasisPoints = Self.heldTolerance(toleranceBasisPoints) }
    }
    /// Seconds after the deadline before an unpaid order expires; a negative value is held at 0.
    public var graceSeconds: Int64 {
        didSet { graceSeconds = max(graceSeconds, 0) }
    }

    public init(
        late: Late = .review, over: Over = .accept, afterCancel: AfterCancel = .review,
        confirmation: Confirmation = .callbackIsEnough, toleranceBasisPoints: Int = 0, graceSeconds: Int64 = 0
    ) {
        self.late = late
        self.over = over
        self.afterCancel = afterCancel
        self.confirmation = confirmation
        self.toleranceBasisPoints = Self.heldTolerance(toleranceBasisPoints)
        self.graceSeconds = max(graceSeconds, 0)
    }

    private static func heldTolerance(_ basisPoints: Int) -> Int { min(max(basisPoints, 0), 10_000) }

    /// `received` is short of `asked` by no more than the tolerance.
    func covers(_ received: ExactDecimal, asked: ExactDecimal) -> Bool {
        if received >= asked { return true }
        guard let left = received.multiplied(by: 10_000), let right = asked.multiplied(by: UInt64(10_000 - toleranceBasisPoints))
        else { return false }
        return left >= right
    }

    /// `received` is above `asked` by more than the tolerance.
    func exceeds(_ received: ExactDecimal, asked: ExactDecimal) -> Bool {
        if received <= asked { return false }
        guard let left = received.multiplied(by: 10_000), let right = asked.multiplied(by: UInt64(10_000 + toleranceBasisPoints))
        else { return true }
        return left > right
    }

    func needsQuery(_ amount: Money) -> Bool {
        switch confirmation {
        case .callbackIsEnough: false
        case .always: true
        case .above(let limit): amount.currency != limit.currency || amount.amount > limit.amount
        }
    }
}
