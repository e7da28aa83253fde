/// The gateway lets a payer's browser make what a payment belongs to, so that its number reaches us from outside.
public protocol AdoptingGateway: PaymentGateway {
    /// The gateway's present truth about a number that we did not make, with what its maker wrote into it. The caller compares
    /// amount, currency and mark with one order before believing that the two belong together.
    /// - Throws: ``GatewayError``; `mismatch` when the transaction is another merchant's.
    func inspect(_ number: GatewayNumber) async throws(GatewayError) -> AdoptableTransaction

    /// What a page hands to the gateway's own kit so that ``inspect(_:)`` finds the order's mark, as names and values.
    func browserMarks(for order: OrderID) -> [(name: String, value: String)]
}

/// A transaction that somebody else's browser may have made.
public struct AdoptableTransaction: Sendable, Hashable {
    /// Names our attempt's number when we made it after all.
    public var report: TransactionReport
    /// The order that its maker named.
    public var order: OrderID?

    public init(report: TransactionReport, order: OrderID?) {
        self.report = report
        self.order = order
    }
}
