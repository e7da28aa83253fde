/// What went back, transaction by transaction.
struct MoneyBack {
    private(set) var amounts: [TransactionKey: ExactDecimal] = [:]
    private(set) var isPending = false
    /// Every amount could be told in the order's currency.
    private(set) var fits = true

    init(_ facts: OrderFacts, standings: [(TransactionKey, TransactionStanding)], in currency: Currency) {
        var voided: [TransactionKey: Money] = [:]
        for (key, standing) in standings where standing.isVoided { voided[key] = standing.held }
        let uncounted = Set(standings.filter { !$0.1.problems.isEmpty && $0.1.held == nil }.map(\.0))
        // A refund of a transaction nobody reported counts, too: the money left all the same.
        for key in Set(facts.transactions.keys).union(facts.refunds.values.map(\.transaction)).sorted() {
            let own = facts.refunds.filter { $0.value.transaction == key }.sorted { $0.key < $1.key }.map(\.value)
            isPending =
                isPending || own.contains { $0.status.isPending } || (facts.transactions[key]?.refundPending?.value ?? false)
            // What was never counted as received cannot be taken off what was.
            if uncounted.contains(key) { continue }
            var gone = ExactDecimal.zero
            for refund in own where refund.status == .succeeded {
                guard let amount = refund.amount(in: currency), let sum = gone.adding(amount) else {
                    fits = false
                    continue
                }
                gone = sum
            }
            // The gateway counts every refund, ours included: the greater of the two is the truth.
            for (unit, amount) in facts.transactions[key]?.refundedAtGateway ?? [:] {
                if unit == currency { gone = max(gone, amount) } else if !amount.isZero { fits = false }
            }
            if let held = voided[key] { gone = max(gone, held.amount) }
            if !gone.isZero { amounts[key] = gone }
        }
    }
}
