/// What went back, transaction by transaction.
struct MoneyBack {
    /// What went back of one transaction.
    private struct Part {
        var amount = ExactDecimal.zero
        /// What went back or is on its way, as far as refunds of ours say.
        var promised = ExactDecimal.zero
        var isPending = false
        /// Every amount could be told in the order's currency.
        var fits = true
        /// When we first knew that all it ever brought had gone back.
        var emptiedAt: Timestamp?
        /// What was never counted as received cannot be taken off what was.
        var isUncounted = false
        /// Something went back of what a person took without knowing how much it was.
        var isGoneUnsaid = false
    }

    private var parts: [TransactionKey: Part] = [:]

    init(_ facts: OrderFacts, standings: [(TransactionKey, TransactionStanding)], in currency: Currency) {
        let standings = Dictionary(standings) { first, _ in first }
        // A refund of a transaction nobody reported counts, too: the money left all the same.
        for key in Set(facts.transactions.keys).union(facts.refunds.values.map(\.transaction)) {
            let refunds = facts.refunds.filter { $0.value.transaction == key }.sorted { $0.key < $1.key }.map(\.value)
            parts[key] = Self.part(refunds, facts.transactions[key], standings[key], currency)
        }
    }

    private static func part(
        _ refunds: [RefundFacts], _ transaction: TransactionFacts?, _ standing: TransactionStanding?, _ currency: Currency
    ) -> Part {
        var part = Part()
        let isRefundPending = transaction?.refundPending?.value ?? false
        part.isPending = isRefundPending || refunds.contains { $0.status.isPending }
        part.amount = sum(refunds.filter { $0.status == .succeeded }, currency, &part.fits)
        part.promised = sum(refunds.filter { $0.status == .succeeded || $0.status.isPending }, currency, &part.fits)
        // The gateway counts every refund, ours included: the greater of the two is the truth.
        for gone in transaction?.refundedAtGateway ?? [] {
            if gone.currency == currency {
                part.amount = max(part.amount, gone.amount)
            } else if !gone.isZero {
                part.fits = false
            }
        }
        part.isUncounted = standing.map { !$0.problems.isEmpty && $0.held == nil } ?? false
        // What waits for its confirmation may be accepted, whatever else was said of it.
        if standing?.unconfirmedSince != nil { return part }
        guard let transaction, let whole = standing?.held ?? standing?.uncounted ?? transaction.onlyAmount else { return part }
        // What a query denied was never here.
        if part.isUncounted, standing?.problems.contains(where: { $0.reason == .deniedByQuery }) ?? false { return part }
        if transaction.isVoided, standing?.held != nil || standing?.uncounted != nil {
            part.amount = max(part.amount, whole.amount)
        }
        // What is on its way may yet be called off.
        if !isRefundPending { part.emptiedAt = transaction.emptied(of: whole, by: refunds, confirmedAt: standing?.confirmedAt) }
        return part
    }

    private static func sum(_ refunds: [RefundFacts], _ currency: Currency, _ fits: inout Bool) -> ExactDecimal {
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

    /// Without what was never counted as received, unless a person took it. Of what was taken without an amount no amount went back, and
    /// that something did is told all the same.
    func counting(_ accepted: Set<TransactionKey>, unsaid: Set<TransactionKey>) -> MoneyBack {
        var back = self
        back.parts = [:]
        for (key, part) in parts {
            if !part.isUncounted || accepted.contains(key) {
                back.parts[key] = part
            } else if unsaid.contains(key) {
                back.parts[key] = Part(isPending: part.isPending, isGoneUnsaid: !part.amount.isZero)
            }
        }
        return back
    }

    /// When we first knew that all that a transaction ever brought had gone back.
    func emptiedAt(_ key: TransactionKey) -> Timestamp? { parts[key]?.emptiedAt }

    /// Nothing was left of it when somebody acted then. In the very millisecond, he may have acted first.
    func isEmptied(_ key: TransactionKey, before moment: Timestamp) -> Bool { emptiedAt(key).map { $0 < moment } ?? false }

    /// What went back of one transaction.
    func amount(of key: TransactionKey) -> ExactDecimal { parts[key]?.amount ?? .zero }

    var amounts: [ExactDecimal] { parts.sorted { $0.key < $1.key }.map(\.value.amount) }
    var isPending: Bool { parts.values.contains(where: \.isPending) }
    var isGoneUnsaid: Bool { parts.values.contains(where: \.isGoneUnsaid) }
    var fits: Bool { parts.values.allSatisfy(\.fits) }

    /// All that went back or is on its way; `nil` when that cannot be written.
    var total: ExactDecimal? {
        var total: ExactDecimal? = .zero
        for (_, part) in parts.sorted(by: { $0.key < $1.key }) { total = total?.adding(max(part.amount, part.promised)) }
        return total
    }
}

extension TransactionFacts {
    /// The one amount that was ever said to be paid.
    fileprivate var onlyAmount: Money? { paidAmounts.count == 1 && reassignedTo.isEmpty ? paidAmounts.first : nil }

    /// When we first knew that so much had gone back, as far as refunds of ours, the gateway's count or a void say.
    fileprivate func emptied(
        of whole: Money, by refunds: [RefundFacts], confirmedAt: Timestamp?
    ) -> Timestamp? {
        let isWhole: (Money) -> Bool = { $0.currency == whole.currency && $0.amount >= whole.amount }
        var moments = refundedSince.filter { isWhole($0.key) }.map(\.value)
        // It was told while it was on its way, and is not any more.
        if moments.isEmpty, refundedAtGateway.contains(where: isWhole), let settled = refundPending {
            moments.append(settled.receivedAt)
        }
        if let voidedAt { moments.append(max(voidedAt, confirmedAt ?? voidedAt)) }
        var sum: ExactDecimal? = .zero
        let done = refunds.filter { $0.status == .succeeded }.compactMap { refund in
            refund.doneAt.flatMap { at in refund.amount(in: whole.currency).map { (at: at, amount: $0) } }
        }
        for refund in done.sorted(by: { ($0.at, $0.amount) < ($1.at, $1.amount) }) {
            sum = sum?.adding(refund.amount)
            if sum.map({ $0 >= whole.amount }) ?? true {
                moments.append(refund.at)
                break
            }
        }
        return moments.min()
    }
}
