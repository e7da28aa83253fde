#if Dispatcher
internal import Payments
internal import Synchronization

/// Attempts whose gateway is being called right now, in this process.
final class BusyAttempts: Sendable {
    private let numbers = Mutex<Set<AttemptNumber>>([])

    /// - Returns: `false` when it was busy already.
    @discardableResult
    func begin(_ number: AttemptNumber) -> Bool { numbers.withLock { $0.insert(number).inserted } }
    func end(_ number: AttemptNumber) { numbers.withLock { _ = $0.remove(number) } }
    func contains(_ number: AttemptNumber) -> Bool { numbers.withLock { $0.contains(number) } }
}
#endif
