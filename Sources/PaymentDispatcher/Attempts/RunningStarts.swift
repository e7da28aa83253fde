#if Dispatcher
internal import Payments
internal import Synchronization

/// The attempts whose gateway is being called right now, in this process.
final class RunningStarts: Sendable {
    private let numbers = Mutex<Set<AttemptNumber>>([])

    func begin(_ number: AttemptNumber) { numbers.withLock { _ = $0.insert(number) } }
    func end(_ number: AttemptNumber) { numbers.withLock { _ = $0.remove(number) } }
    func contains(_ number: AttemptNumber) -> Bool { numbers.withLock { $0.contains(number) } }
}
#endif
