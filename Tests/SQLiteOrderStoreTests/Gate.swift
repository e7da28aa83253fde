import Dispatch
import Synchronization

/// Stops one thread until it is opened, and says when the thread has come.
final class Gate: Sendable {
    private let reached = Atomic<Bool>(false)
    private let way = DispatchSemaphore(value: 0)

    func wait() {
        reached.store(true, ordering: .releasing)
        way.wait()
    }

    func untilReached() async {
        while !reached.load(ordering: .acquiring) { await Task.yield() }
    }

    func open() { way.signal() }
}
