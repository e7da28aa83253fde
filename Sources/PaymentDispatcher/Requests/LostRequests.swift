#if Dispatcher
internal import Payments
internal import Synchronization

/// Requests that this process began and nobody runs any more, whose mark could not be taken out of the store: without this their callers
/// would hear "still running" until the mark is old. In bounded memory; who is forgotten waits that long.
final class LostRequests: Sendable {
    private struct Run {
        /// Until when the mark in the store says that it runs. Later it may be somebody else's.
        let end: Timestamp
        var isLost = false
    }

    static let most = 10_000

    private let runs = Mutex<[IdempotencyKey: Run]>([:])

    func begin(_ key: IdempotencyKey, now: Timestamp, until end: Timestamp) {
        runs.withLock { runs in
            if runs.count >= Self.most { runs = runs.filter { $0.value.end > now } }
            if runs.count < Self.most { runs[key] = Run(end: end) }
        }
    }

    /// Nobody runs it any more, and its mark still says so.
    func lose(_ key: IdempotencyKey) { runs.withLock { $0[key]?.isLost = true } }

    /// Whoever is told "yes" takes it on, and nobody else is.
    func take(_ key: IdempotencyKey, now: Timestamp) -> Bool {
        runs.withLock { runs in
            guard let run = runs[key], run.isLost, run.end > now else { return false }
            runs[key]?.isLost = false
            return true
        }
    }

    /// Its mark is gone, or it has its answer.
    func forget(_ key: IdempotencyKey) { runs.withLock { $0[key] = nil } }
}
#endif
