/// Money on its way back, of all transactions of an order.
struct RefundSum {
    private(set) var refunded: Money
    private(set) var net: Money
    private(set) var status: RefundStatus
    private(set) var attention: [Attention] = []

    init(_ back: MoneyBack, received: Money) {
        let currency = received.currency
        var returned = ExactDecimal.zero
        var fits = back.fits
        for amount in back.amounts {
            if let sum = returned.adding(amount) { returned = sum } else { fits = false }
        }
        refunded = Money(returned, currency)
        if let rest = received.subtracting(refunded) {
            net = rest
        } else {
            net = .zero(currency)
            fits = false
        }
        // One that is still on its way cannot be stopped by what arrives later.
        if back.total.map({ $0 > received.amount }) ?? true { fits = false }
        if !fits { attention.append(Attention(.refundExceedsReceived)) }
        status = RefundSum.status(received: received.amount, refunded: returned, isPending: back.isPending)
        if status == .none, back.isGoneUnsaid { status = .partial }
    }

    private static func status(received: ExactDecimal, refunded: ExactDecimal, isPending: Bool) -> RefundStatus {
        if refunded.isZero { return isPending ? .pending : .none }
        return refunded >= received ? .full : .partial
    }
}
