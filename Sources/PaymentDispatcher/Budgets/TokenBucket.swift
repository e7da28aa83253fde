#if Dispatcher
internal import Payments

/// So many at once, and so many a second after that. A value; time is told. A clock that goes back gives nothing, and what is gained
/// from then on is gained by it.
struct TokenBucket: Sendable, Hashable {
    let capacity: Int
    let perSecond: Int
    /// Thousandths of a token: a second's worth of tokens is gained in as many thousandths each millisecond.
    private var content: Int64
    private var seenAt: Timestamp?

    init(capacity: Int, perSecond: Int) {
        self.capacity = max(capacity, 1)
        self.perSecond = max(perSecond, 1)
        content = Int64(self.capacity) * 1000
    }

    /// - Returns: whether there was one.
    mutating func take(at now: Timestamp) -> Bool {
        fill(at: now)
        guard content >= 1000 else { return false }
        content -= 1000
        return true
    }

    /// One that was taken was not used.
    mutating func giveBack() { content = min(content + 1000, Int64(capacity) * 1000) }

    /// How long until there is one, from the last look.
    var millisecondsToNext: Int64 {
        let missing = max(1000 - content, 0)
        return (missing + Int64(perSecond) - 1) / Int64(perSecond)
    }

    private mutating func fill(at now: Timestamp) {
        let last = seenAt ?? now
        seenAt = now
        guard now >= last else { return }
        // Past the time that fills it from empty, more time adds nothing.
        let longest = Int64(capacity) * 1000 / Int64(perSecond) + 1
        let passed = min(now.milliseconds - last.milliseconds, longest)
        content = min(content + passed * Int64(perSecond), Int64(capacity) * 1000)
    }
}
#endif
