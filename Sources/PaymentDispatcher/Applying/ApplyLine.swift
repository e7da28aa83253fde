#if Dispatcher
internal import Payments
internal import Synchronization

/// Orders of which something was recorded, waiting in this process to be brought up to date: each once, the first come first.
///
/// Only a shortcut. The store's own work line holds every one of them, so what is dropped here, or lost with the process, is done from
/// there.
final class ApplyLine: Sendable {
    struct Entry: Sendable, Hashable {
        let order: OrderID
        /// Of the request that recorded something first.
        let correlation: String?
    }

    private struct State {
        var waiting: [OrderID: String?] = [:]
        var line: [OrderID] = []
        var listeners: [Int: AsyncStream<Void>.Continuation] = [:]
        var lastListener = 0
    }

    static let longest = 10_000

    private let state = Mutex(State())

    func add(_ order: OrderID) {
        let correlation = Correlation.id
        let listeners: [AsyncStream<Void>.Continuation] = state.withLock { state in
            guard state.waiting[order] == nil, state.line.count < Self.longest else { return [] }
            state.waiting[order] = .some(correlation)
            state.line.append(order)
            return Array(state.listeners.values)
        }
        for listener in listeners { listener.yield() }
    }

    /// Takes everybody out, in order. What is recorded from now on waits anew.
    func take() -> [Entry] {
        state.withLock { state in
            let entries = state.line.map { Entry(order: $0, correlation: state.waiting[$0] ?? nil) }
            state.line.removeAll(keepingCapacity: true)
            state.waiting.removeAll(keepingCapacity: true)
            return entries
        }
    }

    /// Gives a sign at once and whenever somebody joins; ends with the listening task. Take before you wait.
    func signs() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let listener = state.withLock { state in
            state.lastListener += 1
            state.listeners[state.lastListener] = continuation
            return state.lastListener
        }
        continuation.onTermination = { [weak self] _ in
            _ = self?.state.withLock { $0.listeners.removeValue(forKey: listener) }
        }
        continuation.yield()
        return stream
    }
}
#endif
