#if SQLite
import Payments
import Synchronization

/// Where one caller waits for the writer: it is told what came of its request, or to begin the next group.
final class PlaceInLine<Value: Sendable>: Sendable {
    enum Turn: Sendable {
        case done(Result<Value, OrderStoreError>)
        case lead
    }

    private let waiting = Mutex<CheckedContinuation<Turn, Never>?>(nil)

    /// Waits; `begin` is called when the place is taken.
    func turn(_ begin: () -> Void) async -> Turn {
        await withCheckedContinuation { continuation in
            waiting.withLock { $0 = continuation }
            begin()
        }
    }

    func give(_ turn: Turn) {
        let continuation = waiting.withLock { waiting in
            defer { waiting = nil }
            return waiting
        }
        continuation?.resume(returning: turn)
    }
}
#endif
