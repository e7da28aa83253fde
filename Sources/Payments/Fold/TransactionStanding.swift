/// What one transaction amounts to, judged alone: its joined claim, and whether its money may be counted.
struct TransactionStanding {
    var status: AttemptStatus
    /// Money that fulfils the terms of its attempt, as far as this transaction alone tells.
    var credited: Money?
    /// Confirmed fiat value in hand, whether or not it may be counted.
    var held: Money?
    /// What was said to be paid, where that is one amount in the order's currency and may not be counted: a person may take it.
    var uncounted: Money?
    /// Tokens in hand when the fiat value is not covered.
    var isShort = false
    var isLate = false
    var isOver = false
    var isVoided = false
    /// Since when a sealed message says paid, while policy waits for a query.
    var unconfirmedSince: Timestamp?
    /// When a query first confirmed what waited for one: before that nothing had gone back, since nothing was here.
    var confirmedAt: Timestamp?
    /// When a query denied what a sealed message said, if nothing else is wrong with it.
    var deniedAt: Timestamp?
    /// Money is there and may not be counted, for these reasons.
    var problems: [Attention] = []
    var remarks: [Attention] = []
    var returned: ReturnedMoney?
    /// When the money was first known; `nil` without money.
    var knownAt: Timestamp?
    var happenedAt: Timestamp?
}

/// Short money that was in hand and is no more.
struct ReturnedMoney {
    var from: Timestamp
    var until: Timestamp
    /// The policy took it for the whole.
    var isTolerated: Bool
    var isLate: Bool
    var happenedAt: Timestamp?

    /// In the very millisecond in which the return became known, too: whoever acted then may have acted first.
    func wasInHand(at moment: Timestamp) -> Bool { (from...max(from, until)).contains(moment) }
}

extension TransactionStanding {
    /// - Parameter attempt: `nil` when this order has no attempt of that number.
    init(_ facts: TransactionFacts, key: TransactionKey, attempt: Attempt?, order: Order) {
        let judge = TransactionJudge(facts: facts, key: key, attempt: attempt, order: order)
        self = judge.standing()
    }
}

private struct TransactionJudge {
    let facts: TransactionFacts
    let key: TransactionKey
    let attempt: Attempt?
    let order: Order

    func standing() -> TransactionStanding {
        var standing = TransactionStanding(status: joinedStatus())
        remark(&standing)
        if facts.claims[.paid] != nil {
            judgePaid(&standing)
        } else if let short = facts.claims[.underpaid] {
            if let returned = facts.claims[.returned] {
                standing.returned = wasShort(short, until: returned.firstKnown)
            } else {
                judgeShort(&standing, short)
            }
        }
        for (number, knownAt) in facts.reassignedTo.sorted(by: { $0.key < $1.key }) {
            standing.problems.append(attention(.reassigned, number))
            standing.knownAt.joinMinimum(knownAt)
        }
        return standing
    }

    private func attention(_ reason: Attention.Reason, _ detail: String? = nil) -> Attention {
        Attention(reason, attempt: key.attempt, transaction: key.gatewayNumber, detail: detail)
    }

    /// The highest claim; a payment that policy wants confirmed counts as being processed until a query says so.
    private func joinedStatus() -> AttemptStatus {
        if facts.claims[.paid] != nil, facts.claims[.returned] != nil { return .contradicted }
        if facts.claims[.paid] != nil, awaitsQuery { return .processing }
        let settled = facts.claims.keys.max { ($0.rank ?? -1) < ($1.rank ?? -1) }
        guard let settled else { return facts.shownByBrowser.map(AttemptStatus.init) ?? .created }
        if let shown = facts.shownByBrowser, (shown.rank ?? -1) > (settled.rank ?? -1) { return AttemptStatus(shown) }
        return AttemptStatus(settled)
    }

    private var awaitsQuery: Bool {
        guard let paid = facts.claims[.paid], paid.queriedAt.isEmpty else { return false }
        return facts.paidAmounts.contains { order.policies.needsQuery($0) }
    }

    private func remark(_ standing: inout TransactionStanding) {
        for raw in facts.unrecognized.sorted() { standing.remarks.append(attention(.unrecognizedStatus, raw)) }
        if let capture = facts.authorizedCapture {
            if capture.isDue, !facts.isVoided { standing.remarks.append(attention(.captureDue)) }
            if case .unknown(let raw) = capture { standing.remarks.append(attention(.unrecognizedStatus, raw)) }
        }
        if let raw = facts.unrecognizedRefund?.value { standing.remarks.append(attention(.unrecognizedStatus, raw)) }
    }

    private func judgePaid(_ standing: inout TransactionStanding) {
        guard let paid = facts.claims[.paid] else { return }
        let contradictions = contradictions(of: paid)
        let denied = denial(of: paid)
        if standing.status == .processing, contradictions.isEmpty {
            standing.unconfirmedSince = paid.firstKnown
            standing.remarks.append(attention(.unconfirmed))
            return
        }
        standing.knownAt = paid.firstKnown
        standing.happenedAt = paid.happenedAt
        if facts.paidAmounts.contains(where: order.policies.needsQuery) { standing.confirmedAt = paid.queriedAt.min() }
        standing.problems += contradictions + bindingProblems(facts.paidAmounts)
        if facts.paidAmounts.isEmpty { standing.problems.append(attention(.mismatch, "amount")) }
        if standing.problems.count == 1, facts.reassignedTo.isEmpty { standing.deniedAt = denied }
        if standing.problems.isEmpty, facts.reassignedTo.isEmpty, let amount = facts.paidAmounts.first {
            standing.held = amount
            standing.credited = amount
            standing.isVoided = facts.isVoided
            if standing.isVoided { standing.remarks.append(attention(.voided)) }
        } else if facts.reassignedTo.isEmpty, facts.claims[.returned] == nil, denied == nil, facts.paidAmounts.count == 1,
            let amount = facts.paidAmounts.first, amount.currency == order.due.currency
        {
            standing.uncounted = amount
            if facts.isVoided { standing.remarks.append(attention(.voided)) }
        }
        judgeTokens(&standing)
        judgeTime(&standing, paid)
    }

    private func contradictions(of paid: TransactionFacts.ClaimFacts) -> [Attention] {
        var found: [Attention] = []
        if facts.claims[.returned] != nil { found.append(attention(.paidAndReturned)) }
        if facts.paidAmounts.count > 1 {
            found.append(attention(.amountsContradict, facts.paidAmounts.map(\.description).sorted().joined(separator: ", ")))
        }
        if denial(of: paid) != nil { found.append(attention(.deniedByQuery)) }
        return found
    }

    /// Since when queries say that there is no such payment, after a sealed message told of it.
    private func denial(of paid: TransactionFacts.ClaimFacts) -> Timestamp? {
        guard paid.queriedAt.isEmpty else { return nil }
        // A sealed "paid" that waits for its confirmation, or that nobody could void, is denied by "canceled", too.
        let denials: [Claim] = awaitsQuery || facts.isByNumber ? [.failed, .expired, .canceled] : [.failed, .expired]
        return denials.flatMap { facts.claims[$0]?.queriedAt ?? [] }.filter { $0 > paid.firstKnown }.min()
    }

    private func bindingProblems(_ amounts: Set<Money>) -> [Attention] {
        guard let attempt else { return [attention(.unknownAttempt)] }
        // An amount that is said to be wrong is not said twice.
        let isOther: (Money) -> Bool = { $0 != attempt.amount || $0.currency != order.due.currency }
        let mismatches = facts.mismatches.filter { mismatch in
            mismatch.amount.map { !(amounts.contains($0) && isOther($0)) } ?? true
        }
        var found = Set(mismatches.map(\.field)).sorted().map { attention(.mismatch, $0) }
        for amount in amounts.sorted(by: { $0.description < $1.description }) {
            if amount.currency != attempt.amount.currency || amount.currency != order.due.currency {
                found.append(attention(.wrongCurrency, amount.description))
            } else if amount != attempt.amount {
                found.append(attention(.wrongAmount, amount.description))
            }
        }
        return found
    }

    private func judgeTokens(_ standing: inout TransactionStanding) {
        guard let asked = facts.tokensAsked, let received = facts.tokensReceived else { return }
        if order.policies.exceeds(received, asked: asked) {
            standing.isOver = true
            standing.remarks.append(attention(.excess, received.subtracting(asked).map { "\($0) \(facts.token?.symbol ?? "")" }))
        } else if received < asked {
            standing.remarks.append(attention(.short, asked.subtracting(received).map { "\($0) \(facts.token?.symbol ?? "")" }))
        }
    }

    private func judgeTime(_ standing: inout TransactionStanding, _ money: TransactionFacts.ClaimFacts) {
        let afterExpiry = facts.claims[.expired].map { money.happenedAt > $0.firstKnown } ?? false
        standing.isLate = money.happenedAt > order.deadline || afterExpiry
    }

    private func wasShort(_ short: TransactionFacts.ClaimFacts, until end: Timestamp) -> ReturnedMoney {
        var past = TransactionStanding(status: .underpaid)
        judgeShort(&past, short)
        return ReturnedMoney(
            from: short.firstKnown, until: end, isTolerated: past.credited != nil, isLate: past.isLate,
            happenedAt: past.happenedAt)
    }

    private func judgeShort(_ standing: inout TransactionStanding, _ short: TransactionFacts.ClaimFacts) {
        standing.knownAt = short.firstKnown
        standing.happenedAt = short.happenedAt
        judgeTime(&standing, short)
        let problems = bindingProblems(facts.shortOf)
        guard let attempt, problems.isEmpty else {
            standing.problems += problems
            return
        }
        let missing = facts.tokensAsked.flatMap { asked in facts.tokensReceived.flatMap { asked.subtracting($0) } }
        standing.remarks.append(attention(.short, missing.map { "\($0) \(facts.token?.symbol ?? "")" }))
        // A gateway that says "short" of an amount that is not short contradicts itself: no tolerance applies.
        if let asked = facts.tokensAsked, let received = facts.tokensReceived, received < asked,
            order.policies.covers(received, asked: asked)
        {
            standing.credited = attempt.amount
            // Whoever takes less for the whole has the whole.
            standing.held = attempt.amount
        }
        standing.isShort = true
    }
}
