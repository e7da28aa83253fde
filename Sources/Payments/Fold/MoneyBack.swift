/// What went back, transaction by transaction.
struct MoneyBack {
    private(set) var amounts: [TransactionKey: ExactDecimal] = [:]
    private(set) var isPending = false
    /// What went back or is on its way, as far as refunds of ours say: each is at least what ``amounts`` says of refunds of ours.
    private(set) var promised: [TransactionKey: ExactDecimal] = [:]
    /// Transactions of which nothing is left: all that they ever brought went back.
    private var emptied: Set<TransactionKey> = []
    /// Every amount could be told in the order's currency.
    private(set) var fits = true

    init(_ facts: OrderFacts, standings: [(TransactionKey, TransactionStanding)], in currency: Currency) {
        let standings = Dictionary(standings) { first, _ in first }
        // A refund of a transaction nobody reported counts, too: the money left all the same.
        for key in Set(facts.transactions.keys).union(facts.refunds.values.map(\.transaction)).sorted() {
            let refunds = facts.refunds.filter { $0.value.transaction == key }.sorted { $0.key < $1.key }.map(\.value)
            let transaction = facts.transactions[key]
            if let standing = standings[key], !standing.problems.isEmpty, standing.held == nil {
                // What was never counted as received cannot be taken off what was.
                let isDenied = standing.problems.contains { $0.reason == .deniedByQuery }
                if !isDenied, transaction?.isEmptied(by: refunds) ?? false { emptied.insert(key) }
            } else {
                count(refunds, of: key, transaction, standings[key], currency)
            }
        }
    }

    private mutating func count(
        _ refunds: [RefundFacts], of key: TransactionKey, _ transaction: TransactionFacts?, _ standing: TransactionStanding?,
        _ currency: Currency
    ) {
        let isRefundPending = transaction?.isRefundPending ?? false
        isPending = isPending || isRefundPending || refunds.contains { $0.status.isPending }
        var returned = sum(refunds.filter { $0.status == .succeeded }, currency)
        promised[key] = sum(refunds.filter { $0.status == .succeeded || $0.status.isPending }, currency)
        // The gateway counts every refund, ours included: the greater of the two is the truth.
        for (unit, amount) in transaction?.refundedAtGateway ?? [:] {
            if unit == currency { returned = max(returned, amount) } else if !amount.isZero { fits = false }
        }
        if let standing, standing.isVoided, let held = standing.held { returned = max(returned, held.amount) }
        if !returned.isZero { amounts[key] = returned }
        if let held = standing?.held, returned >= held.amount, !isRefundPending { emptied.insert(key) }
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
    func isEmptied(_ key: TransactionKey) -> Bool { emptied.contains(key) }

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
    /// What is on its way may yet be called off.
    fileprivate var isRefundPending: Bool { refundPending?.value ?? false }

    /// The one amount that was ever said to be paid went back, as far as refunds of ours, the gateway's count or a void say.
    fileprivate func isEmptied(by refunds: [RefundFacts]) -> Bool {
        guard paidAmounts.count == 1, let paid = paidAmounts.first, reassignedTo.isEmpty, !isRefundPending else { return false }
        if claims[.canceled] != nil { return true }
        let own = refunds.filter { $0.status == .succeeded }.compactMap { $0.amount(in: paid.currency) }
        let sum = own.reduce(ExactDecimal.zero as ExactDecimal?) { $0?.adding($1) } ?? .zero
        return max(sum, refundedAtGateway[paid.currency] ?? .zero) >= paid.amount
    }
}
