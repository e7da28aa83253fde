extension OrderFacts {
    /// The state these facts give an order with these terms.
    public func state(of order: Order) -> OrderState {
        var standings: [(key: TransactionKey, standing: TransactionStanding)] = []
        for (key, facts) in transactions.sorted(by: { $0.key < $1.key }) {
            let attempt = order.attempts.first { $0.number == key.attempt }
            standings.append((key, TransactionStanding(facts, key: key, attempt: attempt, order: order)))
        }
        let judged = standings.map { ($0.key, $0.standing) }
        let back = MoneyBack(self, standings: judged, in: order.due.currency)
        let decisions = effectiveDecisions
        let ruling = Ruling(decisions, over: judged, back: back)
        let sum = OrderSum(judged, order: order, ruling: ruling, back: back) { moment in
            Ruling(decisions.filter { $0.0.at <= moment }, over: judged, back: back)
        }
        let refunds = RefundSum(back.counting(sum.accepted, unsaid: sum.acceptedUnsaid), received: sum.received)
        let attemptStatuses = attemptStatuses(order, standings)
        let undecided = Set(
            standings.filter { entry in
                entry.standing.status == .processing && order.attempts.contains { $0.number == entry.key.attempt }
            }.map(\.key.attempt))
        let status = OrderVerdict(sum: sum, ruling: ruling, clock: clock, order: order, undecided: undecided).status

        var attention = Set(standings.flatMap { $0.standing.problems + $0.standing.remarks })
        attention.formUnion(sum.attention)
        attention.formUnion(refunds.attention)
        attention.formUnion(ruling.attention)
        if status == .expired || status == .canceled {
            for number in undecided { attention.insert(Attention(.undecided, attempt: number)) }
        }
        let receivedTokens = self.receivedTokens
        if !receivedTokens.fit { attention.insert(Attention(.amountTooLarge)) }
        let unknownStarts = self.unknownStarts
        for number in unknownStarts { attention.insert(Attention(.startUnknown, attempt: number)) }

        return OrderState(
            status: status, due: order.due, received: sum.received, refunded: refunds.refunded, net: refunds.net,
            receivedTokens: receivedTokens.amounts, refundStatus: refunds.status, isLate: sum.isLate, isUnderpaid: sum.isShort,
            isOverpaid: sum.isOver, isPaidTwice: sum.isPaidTwice, hasUnknownOutcome: !unknownStarts.isEmpty,
            attention: attention.sorted(), settledBy: status == .paid ? sum.settledBy : nil,
            attempts: attemptStates(order, standings, attemptStatuses), nextCheck: nextCheck(order, status))
    }

    /// Of the decisions that decide, one a number; two under one number are settled by their text, and said.
    private var effectiveDecisions: [(DatedDecision, collides: Bool)] {
        decisions.sorted { $0.key > $1.key }.compactMap { _, set in
            let ordered = set.sorted { left, right in
                let (one, other) = (left.decision, right.decision)
                return (one.kind.rawValue, one.by, one.text, one.request?.text ?? "", left.at)
                    > (other.kind.rawValue, other.by, other.text, other.request?.text ?? "", right.at)
            }
            guard let first = ordered.first else { return nil }
            // The same decision told twice is one; its first telling counts.
            let earliest = ordered.filter { $0.decision == first.decision }.map(\.at).min() ?? first.at
            return (DatedDecision(decision: first.decision, at: earliest), Set(ordered.map(\.decision)).count > 1)
        }
    }

    /// Attempts whose start had no answer and of which nothing was heard since.
    private var unknownStarts: [AttemptNumber] {
        let heardOf = Set(transactions.keys.map(\.attempt))
        return starts.filter { $0.value == .unknown && !heardOf.contains($0.key) }.map(\.key).sorted()
    }

    /// Token amounts in hand, in the order of the transactions; of a token that several spell, the greatest spelling is shown.
    private var receivedTokens: (amounts: [TokenAmount], fit: Bool) {
        var sums: [Token: TokenAmount] = [:]
        var fit = true
        for (_, facts) in transactions.sorted(by: { $0.key < $1.key }) {
            guard let token = facts.token, let received = facts.tokensReceived, facts.claims[.returned] == nil else { continue }
            guard facts.claims[.paid] != nil || facts.claims[.underpaid] != nil else { continue }
            let present = sums[token] ?? TokenAmount(.zero, token)
            let sum = present.amount.adding(received)
            if sum == nil { fit = false }
            let isGreater = TransactionFacts.sortKey(token) > TransactionFacts.sortKey(present.token)
            sums[token] = TokenAmount(sum ?? present.amount, isGreater ? token : present.token)
        }
        let amounts = sums.values.sorted { ($0.token.chain, $0.token.contract) < ($1.token.chain, $1.token.contract) }
        return (amounts, fit)
    }

    private func nextCheck(_ order: Order, _ status: OrderStatus) -> Timestamp? {
        switch status {
        case .open, .processing: order.expiresAfter.adding(milliseconds: 1)
        case .partiallyPaid: order.deadline.adding(milliseconds: 1)
        case .paid, .review, .expired, .canceled: nil
        }
    }

    private func attemptStatuses(
        _ order: Order, _ standings: [(key: TransactionKey, standing: TransactionStanding)]
    ) -> [AttemptNumber: AttemptStatus] {
        var statuses: [AttemptNumber: AttemptStatus] = [:]
        for attempt in order.attempts {
            let refused: AttemptStatus = starts[attempt.number] == .refused ? .failed : .created
            let own = standings.filter { $0.key.attempt == attempt.number }.map(\.standing.status)
            statuses[attempt.number] = own.max { $0.rank < $1.rank } ?? refused
        }
        return statuses
    }

    private func attemptStates(
        _ order: Order, _ standings: [(key: TransactionKey, standing: TransactionStanding)],
        _ statuses: [AttemptNumber: AttemptStatus]
    ) -> [AttemptState] {
        order.attempts.map { attempt in
            let own = standings.filter { $0.key.attempt == attempt.number }
            // A number that was withdrawn is not the one to pay while another waits.
            let waiting = own.filter { $0.standing.status == .awaitingPayer && transactions[$0.key]?.instructions != nil }
            var newest: Latest<PaymentInstructions>?
            for entry in waiting.isEmpty ? own : waiting { newest.join(transactions[entry.key]?.instructions) }
            return AttemptState(
                number: attempt.number, status: statuses[attempt.number] ?? .created, instructions: newest?.value,
                transactions: own.map { entry in
                    TransactionState(
                        gatewayNumber: entry.key.gatewayNumber, status: entry.standing.status,
                        capture: transactions[entry.key]?.authorizedCapture)
                })
        }
    }
}
