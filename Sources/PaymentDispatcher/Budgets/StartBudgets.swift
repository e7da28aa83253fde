#if Dispatcher
internal import Payments
internal import Synchronization

/// How often gateways are called to start attempts of one order, in bounded memory: whoever holds its link must not use up what all payers
/// share.
final class StartBudgets: Sendable {
    /// Who tries one way after another needs no more.
    static let atOnce = 10
    /// After that one may be started every so many seconds.
    static let secondsBetween = 10
    /// How many orders are remembered. Who is forgotten too soon is still held by the gateway's rate.
    static let most = 10_000

    private let buckets = Mutex<[OrderID: TokenBucket]>([:])

    /// Takes one start.
    /// - Returns: when there is none, after how many seconds there is.
    func take(for order: OrderID, at now: Timestamp) -> Int? {
        buckets.withLock { buckets in
            var bucket = buckets[order] ?? TokenBucket(capacity: Self.atOnce, secondsBetween: Self.secondsBetween)
            let fits = bucket.take(at: now)
            buckets[order] = bucket
            Self.forget(&buckets, now)
            return fits ? nil : max(Int((bucket.millisecondsToNext + 999) / 1000), 1)
        }
    }

    /// One that was taken did not go out.
    func giveBack(for order: OrderID) { buckets.withLock { $0[order]?.giveBack() } }

    /// For tests.
    var count: Int { buckets.withLock { $0.count } }

    /// Past the limit those go that are like new, or seen at a time that is still to come, as the clock was set back; then the older half.
    private static func forget(_ buckets: inout [OrderID: TokenBucket], _ now: Timestamp) {
        guard buckets.count > most else { return }
        buckets = buckets.filter { !$0.value.isFull(at: now) && ($0.value.seenAt.map { $0 <= now } ?? false) }
        guard buckets.count > most else { return }
        let times = buckets.values.compactMap(\.seenAt).sorted()
        let middle = times[times.count / 2]
        buckets = buckets.filter { $0.value.seenAt.map { $0 > middle } ?? false }
    }
}
#endif
