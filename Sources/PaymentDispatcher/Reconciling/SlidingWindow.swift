#if Dispatcher
import Payments

/// How many calls may begin in any one second, exactly: a call may begin when the one that many before it is a whole second old.
///
/// A bucket that refills lets twice as many through around the moment at which it was full.
struct SlidingWindow: Sendable, Equatable {
    static let length: Int64 = 1000

    let limit: Int
    /// When the last calls began, the oldest at ``next`` once there are ``limit`` of them.
    private var began: [Timestamp] = []
    private var next = 0

    init(limit: Int) { self.limit = max(limit, 1) }

    /// How many may begin now.
    func free(at now: Timestamp) -> Int {
        limit - began.count { $0.milliseconds > now.milliseconds - Self.length }
    }

    /// When one more may begin; not before `now`.
    func opens(at now: Timestamp) -> Timestamp {
        began.count == limit ? max(now, began[next].adding(milliseconds: Self.length)) : now
    }

    /// A call began, also one more than may.
    mutating func begin(at now: Timestamp) {
        guard began.count == limit else {
            began.append(now)
            return
        }
        began[next] = now
        next = (next + 1) % limit
    }

    /// The clock was set back to this: what began later began now, so that nothing waits for longer than the window.
    mutating func turnBack(to now: Timestamp) {
        for index in began.indices { began[index] = min(began[index], now) }
    }
}
#endif
