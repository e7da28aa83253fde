#if Dispatcher
internal import Payments
internal import Synchronization

/// Requests that this process began and nobody runs any more, whose mark could not be taken out of the store: without this their callers
/// would hear "still running" until the mark is old. In bounded memory; who is forgotten waits that long.
final class LostRequests: Sendable {
    static let most = 10_000

    /// Until when the mark in the store says that they run. Later it may be somebody else's.
    private let ends = Mutex<[IdempotencyKey: Timestamp]>([:])

    func add(_ key: IdempotencyKey, now: Timestamp, until end: Timestamp) {
        ends.withLock { ends in
            if ends.count >= Self.most { ends = ends.filter { $0.value > now } }
            if ends.count < Self.most { ends[key] = end }
        }
    }

    /// Whoever is told "yes" takes it on, and nobody else is.
    func take(_ key: IdempotencyKey, now: Timestamp) -> Bool {
        ends.withLock { $0.removeValue(forKey: key) }.map { $0 > now } ?? false
    }

    /// Somebody runs it, or it has its answer.
    func forget(_ key: IdempotencyKey) { ends.withLock { $0[key] = nil } }
}
#endif
