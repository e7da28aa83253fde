#if Service
internal import NIOCore
internal import Synchronization

/// The listening socket, as far as others may shut it: while it is shut, a client's connection is refused.
final class Door: Sendable {
    private struct State {
        var listener: (any Channel)?
        var outageSeconds: Int64?
    }

    private let state = Mutex(State())

    func opened(_ listener: any Channel) {
        state.withLock { $0.listener = listener }
    }

    /// Shuts the socket, for so many seconds.
    func shut(seconds: Int64) {
        let listener = state.withLock { state in
            state.outageSeconds = seconds
            defer { state.listener = nil }
            return state.listener
        }
        listener?.close(promise: nil)
    }

    /// How long to stay shut; `nil` when the socket ended for another reason.
    func takeOutage() -> Int64? {
        state.withLock { state in
            defer { state.outageSeconds = nil }
            return state.outageSeconds
        }
    }
}

/// How many connections are open.
final class Openings: Sendable {
    private let count = Mutex(0)
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    func enter() -> Bool {
        count.withLock { count in
            guard count < limit else { return false }
            count += 1
            return true
        }
    }

    func leave() { count.withLock { $0 -= 1 } }
}
#endif
