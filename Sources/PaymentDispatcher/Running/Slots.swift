#if Dispatcher
import Synchronization

/// So many at once. One loop takes slots; whoever was given one gives it back.
final class Slots: Sendable {
    private struct State {
        var free: Int
        var waiting: CheckedContinuation<Void, Never>?
    }

    private let state: Mutex<State>

    init(_ count: Int) { state = Mutex(State(free: max(count, 1), waiting: nil)) }

    /// Waits for a slot. For one caller alone.
    func take() async {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                guard state.free > 0 else {
                    state.waiting = continuation
                    return false
                }
                state.free -= 1
                return true
            }
            if isFree { continuation.resume() }
        }
    }

    func giveBack() {
        let waiting = state.withLock { state in
            guard let waiting = state.waiting else {
                state.free += 1
                return Optional<CheckedContinuation<Void, Never>>.none
            }
            state.waiting = nil
            return waiting
        }
        waiting?.resume()
    }
}
#endif
