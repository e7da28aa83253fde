/// The headline, decided from the money, the people and the recorded clock. The order of the questions is the order of safety:
/// money first, words later, time last.
struct OrderVerdict {
    let sum: OrderSum
    let ruling: Ruling
    let clock: Timestamp?
    let order: Order
    /// Attempts of which a gateway or a bank has a transaction that it has not decided; another one may have failed meanwhile.
    let undecided: Set<AttemptNumber>

    var status: OrderStatus {
        if sum.isAccepted { return mustReviewExcess && sum.hasMoreThanAccepted ? .review : .paid }
        if sum.covers { return mustReviewExcess ? .review : .paid }
        if sum.hasProblem { return .review }
        if sum.holdsMoney {
            return ruling.canceledAt != nil || isAfter(order.deadline) ? .review : .partiallyPaid
        }
        // Money that only waits for its confirmation must not disappear behind a word.
        if ruling.canceledAt != nil { return sum.isUnconfirmed ? .review : .canceled }
        if isAfter(order.expiresAfter) { return sum.isUnconfirmed ? .review : .expired }
        return undecided.isEmpty ? .open : .processing
    }

    private var mustReviewExcess: Bool {
        order.policies.over == .review && (sum.isOver || sum.isPaidTwice)
    }

    private func isAfter(_ moment: Timestamp) -> Bool {
        clock.map { $0 > moment } ?? false
    }
}
