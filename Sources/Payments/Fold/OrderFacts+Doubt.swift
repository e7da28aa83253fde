extension OrderFacts {
    /// Payments of which only sealed messages tell, while the gateway's own answers about the attempt, a quarter of an hour later and more,
    /// tell of something else. Whoever has the keys can seal a message and cannot answer for the gateway. It moves no status, since answers
    /// may be behind; it is for a person to look.
    func doubts(_ standings: [(TransactionKey, TransactionStanding)]) -> [Attention] {
        standings.filter { isDoubted($0.0, $0.1) }
            .map { key, _ in Attention(.deniedByQuery, attempt: key.attempt, transaction: key.gatewayNumber) }
    }

    private static let patienceSeconds: Int64 = 900

    private func isDoubted(_ key: TransactionKey, _ standing: TransactionStanding) -> Bool {
        guard standing.credited != nil, let paid = transactions[key]?.claims[.paid], paid.lastQueried == nil else { return false }
        let limit = paid.firstKnown.adding(seconds: Self.patienceSeconds)
        return transactions.contains { other, facts in
            guard other.attempt == key.attempt else { return false }
            // On the same transaction, canceled after paid means voided.
            let words: [Claim] = other == key ? [.awaitingPayer] : [.awaitingPayer, .failed, .expired, .canceled]
            return words.contains { claim in facts.claims[claim]?.lastQueried.map { $0 >= limit } ?? false }
        }
    }
}
