#if Dispatcher
internal import Payments
internal import Synchronization

/// Requests that this process began and nobody runs any more, whose mark could not be taken out of the store: without this their callers
/// would hear "still running" until the mark is old. In bounded memory; who is forgotten waits that long.
final class LostRequests: Sendable {
    static let most = 10_000

    private let keys = Mutex<Set<IdempotencyKey>>([])

    func add(_ key: IdempotencyKey) { keys.withLock { if $0.count < Self.most { $0.insert(key) } } }

    /// Whoever is told "yes" takes it on, and nobody else is.
    func take(_ key: IdempotencyKey) -> Bool { keys.withLock { $0.remove(key) != nil } }
}
#endif
