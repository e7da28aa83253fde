#if Service
import Synchronization

/// A door that is closed until a test opens it, and that tells when somebody stands before it.
final class Door: Sendable {
    private let arrivals: AsyncStream<Void>
    private let arrived: AsyncStream<Void>.Continuation
    private let way: AsyncStream<Void>
    private let opening: AsyncStream<Void>.Continuation

    init() {
        (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
        (way, opening) = AsyncStream.makeStream(of: Void.self)
    }

    /// Whoever calls this waits until ``open()``.
    func pass() async {
        arrived.yield()
        for await _ in way {}
    }

    /// Waits until somebody stands before the door.
    func someone() async { for await _ in arrivals { return } }

    func open() { opening.finish() }
}
#endif
