#if Service
import PaymentDispatcher
import Payments
import Synchronization

/// Whether the store takes what is written to it. Tried at most once a second and by one caller at a time, however often somebody looks:
/// who comes while it is tried waits for that answer, so that a store that is slow is not asked all the more.
final class Readiness: Sendable {
    private typealias Look = Task<DispatcherError?, Never>

    private enum State {
        case looking(Look)
        case known(DispatcherError?, at: Timestamp)
    }

    private let dispatcher: PaymentDispatcher
    private let time: any TimeSource
    private let state = Mutex<State?>(nil)

    init(dispatcher: PaymentDispatcher, time: any TimeSource) {
        self.dispatcher = dispatcher
        self.time = time
    }

    /// - Throws: ``DispatcherError/store(_:)`` when nothing can be stored now.
    func check() async throws(DispatcherError) {
        let answer =
            switch current() {
            case .looking(let look): await look.value
            case .known(let error, _): error
            }
        if let answer { throw answer }
    }

    /// What is known now, or the look that is to find out.
    private func current() -> State {
        let now = time.now()
        return state.withLock { state in
            switch state {
            case .looking(let look)?: return .looking(look)
            case .known(let error, let at)? where now >= at && now < at.adding(seconds: 1): return .known(error, at: at)
            case .known?, nil:
                let look = Look { await self.look() }
                state = .looking(look)
                return .looking(look)
            }
        }
    }

    private func look() async -> DispatcherError? {
        let error = await tryWriting()
        let now = time.now()
        state.withLock { $0 = .known(error, at: now) }
        return error
    }

    /// A request that is begun and forgotten again is a write that leaves nothing behind.
    private func tryWriting() async -> DispatcherError? {
        let key = IdempotencyKey("readyz/\(RequestID.next())")
        do throws(DispatcherError) {
            _ = try await dispatcher.begin(key, fingerprint: "")
            try await dispatcher.abandon(key)
            return nil
        } catch {
            return error
        }
    }
}
#endif
