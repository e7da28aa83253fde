#if Service
import Payments
import Synchronization

/// A clock that only tests move.
final class MovableTime: TimeSource {
    private let present: Mutex<Timestamp>
    private let error = Mutex<Int64>(0)

    init(_ start: Timestamp) { present = Mutex(start) }

    func now() -> Timestamp { present.withLock { $0 }.adding(seconds: error.withLock { $0 }) }

    func steadyMilliseconds() -> Int64 { present.withLock { $0.milliseconds } }

    /// The clock shows so much too much, though no time passed.
    func show(secondsAhead: Int64) { error.withLock { $0 = secondsAhead } }

    func pass(seconds: Int64) { present.withLock { $0 = $0.adding(seconds: seconds) } }
}
#endif
