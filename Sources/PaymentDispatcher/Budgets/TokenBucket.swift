#if Dispatcher
internal import Payments

/// So many at once, and so many a second, or one every so many seconds, after that. A value; time is told. A clock that goes back gives nothing, and what is gained
/// from then on is gained by it.
struct TokenBucket: Sendable, Hashable {
    /// What is gained each millisecond.
    private let gain: Int64
    /// What a token is worth.
    private let worth: Int64
    private let most: Int64
    private var content: Int64
    private(set) var seenAt: Timestamp?

    /// A second's worth of tokens is gained in as many thousandths each millisecond.
    init(capacity: Int, perSecond: Int) {
        self.init(capacity: capacity, gain: Int64(max(perSecond, 1)), worth: 1000)
    }

    init(capacity: Int, secondsBetween: Int) {
        self.init(capacity: capacity, gain: 1, worth: Int64(max(secondsBetween, 1)) * 1000)
    }

    private init(capacity: Int, gain: Int64, worth: Int64) {
        self.gain = gain
        self.worth = worth
        most = Int64(max(capacity, 1)) * worth
        content = most
    }

    /// - Returns: whether there was one.
    mutating func take(at now: Timestamp) -> Bool {
        fill(at: now)
        guard content >= worth else { return false }
        content -= worth
        return true
    }

    /// One that was taken was not used.
    mutating func giveBack() { content = min(content + worth, most) }

    /// How long until there is one, from the last look.
    var millisecondsToNext: Int64 {
        let missing = max(worth - content, 0)
        return (missing + gain - 1) / gain
    }

    /// Whether it is like a new one.
    func isFull(at now: Timestamp) -> Bool {
        var later = self
        later.fill(at: now)
        return later.content == most
    }

    private mutating func fill(at now: Timestamp) {
        let last = seenAt ?? now
        seenAt = now
        guard now >= last else { return }
        // Past the time that fills it from empty, more time adds nothing.
        let longest = most / gain + 1
        let passed = min(now.milliseconds - last.milliseconds, longest)
        content = min(content + passed * gain, most)
    }
}
#endif
