#if Dispatcher
public import Payments
internal import Synchronization

/// A clock that only its owner moves, and that can be made to show a wrong time.
public final class SteeredClock: TimeSource {
    private struct State {
        var present: Timestamp
        var errorMilliseconds: Int64 = 0
        /// How long the machine slept.
        var sleptMilliseconds: Int64 = 0
    }

    private let state: Mutex<State>

    public init(_ start: Timestamp) {
        state = Mutex(State(present: start))
    }

    /// What the clock shows.
    public func now() -> Timestamp {
        state.withLock { $0.present.adding(milliseconds: $0.errorMilliseconds) }
    }

    /// Nobody sets this one; it stands still while the machine sleeps.
    public func steadyMilliseconds() -> Int64 {
        state.withLock { $0.present.milliseconds - $0.sleptMilliseconds }
    }

    /// What time it really is.
    var truth: Timestamp { state.withLock { $0.present } }

    /// Time never goes back, whatever the clock shows.
    func move(to time: Timestamp) { state.withLock { $0.present = max($0.present, time) } }

    func pass(seconds: Int64) { state.withLock { $0.present = $0.present.adding(seconds: seconds) } }

    /// Lets the clock be ahead by so many seconds, or behind.
    func setError(seconds: Int64) { state.withLock { $0.errorMilliseconds = seconds * 1000 } }

    /// The machine sleeps: time goes on without it.
    func sleep(seconds: Int64) {
        state.withLock { state in
            state.present = state.present.adding(seconds: seconds)
            state.sleptMilliseconds += seconds * 1000
        }
    }

    /// A clock on the same wall that is always right.
    var honest: any TimeSource { HonestClock(clock: self) }

    private struct HonestClock: TimeSource {
        let clock: SteeredClock

        func now() -> Timestamp { clock.truth }
    }
}
#endif
