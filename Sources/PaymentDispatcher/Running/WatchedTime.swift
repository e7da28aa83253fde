#if Dispatcher
import Payments
import Synchronization

/// The time that a desk goes by: the wall clock's, as far as it can be believed. Whoever plans, records or asks by it neither ends an
/// order on the word of a clock that jumped nor plans anything a day too late.
final class WatchedTime: TimeSource {
    private let base: any TimeSource
    private let watch = Mutex(ClockWatch())
    private let doubt: @Sendable (_ secondsAhead: Int64) -> Void

    /// - Parameter doubt: hears once of each jump ahead, and how far it went.
    init(_ base: any TimeSource, doubt: @escaping @Sendable (_ secondsAhead: Int64) -> Void) {
        self.base = base
        self.doubt = doubt
    }

    func now() -> Timestamp {
        let (time, ahead) = watch.withLock { watch in
            let known = watch.ahead
            // The wall clock first: should the process be stopped between the two, it only seems to be behind.
            let wall = base.now()
            let time = watch.time(wall, base.steadyMilliseconds())
            return (time, known == 0 ? watch.ahead : 0)
        }
        if ahead > 0 { doubt(ahead / 1000) }
        return time
    }

    func steadyMilliseconds() -> Int64 { base.steadyMilliseconds() }
}
#endif
