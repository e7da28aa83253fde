#if Service
import PaymentDispatcher
import Payments
import Synchronization

/// Whether the store takes what is written to it. Tried at most once a second, however often somebody looks.
final class Readiness: Sendable {
    private struct Look {
        let at: Timestamp
        let error: DispatcherError?
    }

    private let dispatcher: PaymentDispatcher
    private let time: any TimeSource
    private let last = Mutex<Look?>(nil)

    init(dispatcher: PaymentDispatcher, time: any TimeSource) {
        self.dispatcher = dispatcher
        self.time = time
    }

    /// - Throws: ``DispatcherError/store(_:)`` when nothing can be stored now.
    func check() async throws(DispatcherError) {
        let now = time.now()
        let known = last.withLock { $0 }
        guard let known, now >= known.at, now < known.at.adding(seconds: 1) else {
            let error = await tryWriting()
            last.withLock { $0 = Look(at: now, error: error) }
            if let error { throw error }
            return
        }
        if let error = known.error { throw error }
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
