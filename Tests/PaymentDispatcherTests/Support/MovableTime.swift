#if Dispatcher
import Payments
import Synchronization

/// A clock that only tests move.
final class MovableTime: TimeSource {
    private let present: Mutex<Timestamp>

    init(_ start: Timestamp) { present = Mutex(start) }

    func now() -> Timestamp { present.withLock { $0 } }

    func pass(seconds: Int64) { present.withLock { $0 = $0.adding(seconds: seconds) } }

    func move(to time: Timestamp) { present.withLock { $0 = max($0, time) } }
}
#endif
