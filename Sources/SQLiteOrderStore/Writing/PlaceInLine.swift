#if SQLite
import Payments
import Synchronization

/// Where one caller waits for the writer: it is told what came of its request, or that it is its turn to begin the next group.
final class PlaceInLine<Value: Sendable>: Sendable {
    enum Turn: Sendable {
        case done(Result<Value, OrderStoreError>)
        case lead(Int)
    }

    private enum State {
        case away
        case waiting(CheckedContinuation<Turn, Never>)
        /// It was told while it did not wait.
        case told(Turn)
    }

    private let state = Mutex(State.away)

    /// Waits to be told; `begin` is called when the place is taken.
    func turn(_ begin: () -> Void) async -> Turn {
        await withCheckedContinuation { continuation in
            let told: Turn? = state.withLock { state in
                guard case .told(let turn) = state else {
                    state = .waiting(continuation)
                    return nil
                }
                state = .away
                return turn
            }
            if let told { continuation.resume(returning: told) } else { begin() }
        }
    }

    func give(_ turn: Turn) {
        let continuation: CheckedContinuation<Turn, Never>? = state.withLock { state in
            guard case .waiting(let continuation) = state else {
                // What came of it is the last word.
                state = .told(turn)
                return nil
            }
            state = .away
            return continuation
        }
        continuation?.resume(returning: turn)
    }
}
#endif
