/// What went back, transaction by transaction.
struct MoneyBack {
    private(set) var amounts: [TransactionKey: ExactDecimal] = [:]
    private(set) var isPending = false
    /// What went back or is on its way, as far as refunds of ours say: each is at least what ``amounts`` says of refunds of ours.
    private(set) var promised: [TransactionKey: ExactDecimal] = [:]
    /// Transactions of which nothing is left: all that they ever brought went back.
    private var gone: Set<TransactionKey> = []
    /// Every amount could be told in the order's currency.
    private(set) var fits = true

    init(_ facts: OrderFacts, standings: [(TransactionKey, TransactionStanding)], in currency: Currency) {
        var voided: [TransactionKey: Money] = [:]
        var held: [TransactionKey: Money] = [:]
        for (key, standing) in standings {
            held[key] = standing.held
            if standing.isVoided { voided[key] = standing.held }
        }
        let uncounted = Set(standings.filter { !$0.1.problems.isEmpty && $0.1.held == nil }.map(\.0))
        let denied = Set(standings.filter { $0.1.problems.contains { $0.reason == .deniedByQuery } }.map(\.0))
        // A refund of a transaction nobody reported counts, too: the money left all the same.
        for key in Set(facts.transactions.keys).union(facts.refunds.values.map(\.transaction)).sorted() {
            let own = facts.refunds.filter { $0.value.transaction == key }.sorted { $0.key < $1.key }.map(\.value)
            // What was never counted as received cannot be taken off what was.
            if uncounted.contains(key) {
                if !denied.contains(key), facts.transactions[key]?.isGone(own) ?? false { self.gone.insert(key) }
                continue
            }
            isPending =
                isPending || own.contains { $0.status.isPending } || (facts.transactions[key]?.refundPending?.value ?? false)
            var gone = sum(own.filter { $0.status == .succeeded }, currency)
            promised[key] = sum(own.filter { $0.status == .succeeded || $0.status.isPending }, currency)
            // The gateway counts every refund, ours included: the greater of the two is the truth.
            for (unit, amount) in facts.transactions[key]?.refundedAtGateway ?? [:] {
                if unit == currency { gone = max(gone, amount) } else if !amount.isZero { fits = false }
            }
            if let held = voided[key] { gone = max(gone, held.amount) }
            if !gone.isZero { amounts[key] = gone }
            if let held = held[key], gone >= held.amount, !isUnderWay(key, facts) { self.gone.insert(key) }
        }
    }

    /// What is on its way may yet be called off.
    private func isUnderWay(_ key: TransactionKey, _ facts: OrderFacts) -> Bool {
        facts.transactions[key]?.refundPending?.value ?? false
    }

    private mutating func sum(_ refunds: [RefundFacts], _ currency: Currency) -> ExactDecimal {
        var sum = ExactDecimal.zero
        for refund in refunds {
            guard let amount = refund.amount(in: currency), let next = sum.adding(amount) else {
                fits = false
                continue
            }
            sum = next
        }
        return sum
    }

    /// Whether all that a transaction ever brought went back.
    func isGone(_ key: TransactionKey) -> Bool { gone.contains(key) }

    /// All that went back or is on its way; `nil` when that cannot be written.
    var total: ExactDecimal? {
        var total: ExactDecimal? = .zero
        for key in Set(amounts.keys).union(promised.keys).sorted() {
            total = total?.adding(max(amounts[key] ?? .zero, promised[key] ?? .zero))
        }
        return total
    }
}

extension TransactionFacts {
    /// The one amount that was ever said to be paid went back, as far as refunds of ours, the gateway's count or a void say.
    fileprivate func isGone(_ refunds: [RefundFacts]) -> Bool {
        guard paidAmounts.count == 1, let paid = paidAmounts.first, reassignedTo.isEmpty, refundPending?.value != true else {
            return false
        }
        if claims[.canceled] != nil { return true }
        let own = refunds.filter { $0.status == .succeeded }.compactMap { $0.amount(in: paid.currency) }
        let sum = own.reduce(ExactDecimal.zero as ExactDecimal?) { $0?.adding($1) } ?? .zero
        return max(sum, refundedAtGateway[paid.currency] ?? .zero) >= paid.amount
    }
}
