#if Dispatcher
internal import Payments
internal import Synchronization

/// Who in this process waits for news of which order. As large as there are watchers, who leave when their stream ends.
final class Watchers: Sendable {
    private struct State {
        var streams: [OrderID: [Int: Stream]] = [:]
        var last = 0
    }

    private struct Stream {
        let continuation: AsyncStream<OrderSnapshot>.Continuation
        var last = -1
    }

    private let state = Mutex(State())

    func watch(_ order: OrderID) -> AsyncStream<OrderSnapshot> {
        let (stream, continuation) = AsyncStream.makeStream(of: OrderSnapshot.self, bufferingPolicy: .bufferingNewest(1))
        let watcher = state.withLock { state in
            state.last += 1
            state.streams[order, default: [:]][state.last] = Stream(continuation: continuation)
            return state.last
        }
        continuation.onTermination = { [weak self] _ in self?.remove(watcher, of: order) }
        return stream
    }

    /// Whoever stored a newer state may have been here first: nobody hears of an older one after it.
    func publish(_ snapshot: OrderSnapshot) {
        state.withLock { state in
            for (watcher, stream) in state.streams[snapshot.order] ?? [:] where stream.last < snapshot.sequence {
                state.streams[snapshot.order]?[watcher]?.last = snapshot.sequence
                stream.continuation.yield(snapshot)
            }
        }
    }

    /// For tests.
    var count: Int { state.withLock { $0.streams.values.reduce(0) { $0 + $1.count } } }

    private func remove(_ watcher: Int, of order: OrderID) {
        state.withLock { state in
            state.streams[order]?[watcher] = nil
            if state.streams[order]?.isEmpty == true { state.streams[order] = nil }
        }
    }
}
#endif
