/// What somebody says of an order's policies: each may be left to who stands behind, the merchant or the rules.
public struct PolicyTerms: Sendable, Hashable {
    public var late: OrderPolicies.Late?
    public var over: OrderPolicies.Over?
    public var afterCancel: OrderPolicies.AfterCancel?
    public var confirmation: OrderPolicies.Confirmation?
    /// In hundredths of a percent, 0…10,000; held there when it becomes a policy.
    public var toleranceBasisPoints: Int?
    /// Seconds after the deadline; a negative value is held at 0 when it becomes a policy.
    public var graceSeconds: Int64?

    public init(
        late: OrderPolicies.Late? = nil, over: OrderPolicies.Over? = nil, afterCancel: OrderPolicies.AfterCancel? = nil,
        confirmation: OrderPolicies.Confirmation? = nil, toleranceBasisPoints: Int? = nil, graceSeconds: Int64? = nil
    ) {
        self.late = late
        self.over = over
        self.afterCancel = afterCancel
        self.confirmation = confirmation
        self.toleranceBasisPoints = toleranceBasisPoints
        self.graceSeconds = graceSeconds
    }

    /// Leaves nothing open.
    public init(_ policies: OrderPolicies) {
        self.init(
            late: policies.late, over: policies.over, afterCancel: policies.afterCancel, confirmation: policies.confirmation,
            toleranceBasisPoints: policies.toleranceBasisPoints, graceSeconds: policies.graceSeconds)
    }

    /// What is said here, and `standard` where nothing is.
    public func policies(over standard: OrderPolicies) -> OrderPolicies {
        OrderPolicies(
            late: late ?? standard.late, over: over ?? standard.over, afterCancel: afterCancel ?? standard.afterCancel,
            confirmation: confirmation ?? standard.confirmation,
            toleranceBasisPoints: toleranceBasisPoints ?? standard.toleranceBasisPoints,
            graceSeconds: graceSeconds ?? standard.graceSeconds)
    }
}

extension OrderPolicies {
    /// What may be said of a tolerance, in hundredths of a percent.
    package static let tolerances: ClosedRange<Int64> = 0...10_000
    /// What may be said of a grace, in seconds: up to a leap year.
    package static let graces: ClosedRange<Int64> = 0...31_622_400
}
