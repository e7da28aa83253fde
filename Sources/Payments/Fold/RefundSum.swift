/// Money on its way back, of all transactions of an order.
struct RefundSum {
    private(set) var refunded: Money
    private(set) var net: Money
    private(set) var status: RefundStatus
    private(set) var attention: [Attention] = []

    init(_ facts: OrderFacts, standings: [(TransactionKey, TransactionStanding)], received: Money) {
        let currency = received.currency
        var returned = ExactDecimal.zero
        var isPending = false
        var fits = true
        for (key, standing) in standings {
            let own = facts.refunds.values.filter { $0.transaction == key }
            isPending =
                isPending || own.contains { $0.status.isPending } || (facts.transactions[key]?.refundPending?.value ?? false)
            var gone = ExactDecimal.zero
            for refund in own where refund.status == .succeeded {
                guard let amount = refund.amount(in: currency), let sum = gone.adding(amount) else {
                    fits = false
                    continue
                }
                gone = sum
            }
            // The gateway counts every refund, ours included: the greater of the two is the truth.
            gone = max(gone, facts.transactions[key]?.refundedAtGateway ?? .zero)
            if standing.isVoided, let held = standing.held { gone = max(gone, held.amount) }
            returned = returned.adding(gone) ?? returned
        }
        refunded = Money(returned, currency)
        if let rest = received.subtracting(refunded) {
            net = rest
        } else {
            net = .zero(currency)
            fits = false
        }
        if !fits { attention.append(Attention(.refundExceedsReceived)) }
        status = RefundSum.status(received: received.amount, refunded: returned, isPending: isPending)
    }

    private static func status(received: ExactDecimal, refunded: ExactDecimal, isPending: Bool) -> RefundStatus {
        if refunded.isZero { return isPending ? .pending : .none }
        return refunded >= received ? .full : .partial
    }
}
