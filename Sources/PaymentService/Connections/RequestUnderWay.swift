#if Service
import Synchronization

/// The request that one connection is being answered: whoever shuts down waits for it, though its client may be gone.
final class RequestUnderWay: Sendable {
    private let task = Mutex<Task<Void, Never>?>(nil)

    func begin(_ new: Task<Void, Never>) { task.withLock { $0 = new } }

    func end() { task.withLock { $0 = nil } }

    func cancel() { task.withLock { $0 }?.cancel() }

    func finished() async { await task.withLock { $0 }?.value }
}
#endif
