/// The gateway lets a payer's browser make what a payment belongs to, so that its number reaches us from outside.
public protocol AdoptingGateway: PaymentGateway {
    /// The gateway's present truth about a number that we did not make, with what its maker wrote into it. The caller compares
    /// amount, currency, order and mark with one order before believing that the two belong together.
    /// - Throws: ``GatewayError``; `mismatch` when the transaction is another merchant's.
    func inspect(_ number: GatewayNumber) async throws(GatewayError) -> AdoptableTransaction

    /// What a page hands to the gateway's own kit so that ``inspect(_:)`` finds the order and its mark, as names and values. No other order
    /// of any desk has that mark; it comes back as ``AdoptableTransaction/mark``.
    func browserMarks(for order: OrderID, mark: String) -> [(name: String, value: String)]
}

/// A transaction that somebody else's browser may have made.
public struct AdoptableTransaction: Sendable, Hashable {
    /// Names our attempt's number when we made it after all.
    public var report: TransactionReport
    /// The order that its maker named. Another desk with the same account may have one of the same name.
    public var order: OrderID?
    /// The mark that its maker passed on.
    public var mark: String?

    public init(report: TransactionReport, order: OrderID?, mark: String?) {
        self.report = report
        self.order = order
        self.mark = mark
    }
}
