#if Dispatcher

/// What one round of work did.
public struct WorkReport: Sendable, Hashable {
    /// Orders brought up to date.
    public var applied = 0
    /// Orders for which time passed.
    public var clocks = 0
    /// Questions to gateways that were answered, and that were not.
    public var checked = 0
    public var checksFailed = 0
    /// Events that an endpoint took, that it did not, and that were given up.
    public var delivered = 0
    public var deliveriesFailed = 0
    public var parked = 0

    public init() {}

    /// Nothing was due.
    public var isIdle: Bool { self == WorkReport() }

    static func += (left: inout WorkReport, right: WorkReport) {
        left.applied += right.applied
        left.clocks += right.clocks
        left.checked += right.checked
        left.checksFailed += right.checksFailed
        left.delivered += right.delivered
        left.deliveriesFailed += right.deliveriesFailed
        left.parked += right.parked
    }
}
#endif
