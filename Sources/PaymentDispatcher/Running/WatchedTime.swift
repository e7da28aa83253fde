#if Dispatcher
import Payments
import Synchronization

/// The time that a desk goes by: the wall clock's, as far as it can be believed. Whoever plans, records or asks by it neither ends an
/// order on the word of a clock that jumped nor plans anything a day too late.
final class WatchedTime: TimeSource {
    /// What is heard of once, and how far it went.
    enum Jump: Sendable, Hashable {
        /// Not believed yet.
        case ahead(seconds: Int64)
        /// Followed at once; see ``takeSetBack()``.
        case back(seconds: Int64)
    }

    private struct State {
        var watch = ClockWatch()
        var setBack: Int64 = 0
    }

    private let base: any TimeSource
    private let state = Mutex(State())
    private let hear: @Sendable (Jump) -> Void

    /// - Parameter hear: is told of each jump once.
    init(_ base: any TimeSource, hear: @escaping @Sendable (Jump) -> Void) {
        self.base = base
        self.hear = hear
    }

    func now() -> Timestamp {
        let (time, jump) = state.withLock { state in
            let known = state.watch
            // The wall clock first: should the process be stopped between the two, it only seems to be behind.
            let wall = base.now()
            let time = state.watch.time(wall, base.steadyMilliseconds())
            let further = state.watch.behind - known.behind
            if further > 0 {
                state.setBack += further
                return (time, Jump.back(seconds: further / 1000) as Jump?)
            }
            let ahead = known.ahead == 0 ? state.watch.ahead : 0
            return (time, ahead > 0 ? .ahead(seconds: ahead / 1000) : nil)
        }
        if let jump { hear(jump) }
        return time
    }

    func steadyMilliseconds() -> Int64 { base.steadyMilliseconds() }

    /// By how many milliseconds the clock was set back since this was last asked: what was planned before would wait so much too long.
    func takeSetBack() -> Int64 {
        state.withLock { state in
            defer { state.setBack = 0 }
            return state.setBack
        }
    }

    /// Nothing could be done about it yet.
    func returnSetBack(_ milliseconds: Int64) { state.withLock { $0.setBack += milliseconds } }
}
#endif
