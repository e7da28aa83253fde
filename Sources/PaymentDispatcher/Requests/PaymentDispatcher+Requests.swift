#if Dispatcher
public import Payments

extension PaymentDispatcher {
    /// Begins a request that its caller may send more than once, or says what became of the first one.
    ///
    /// - Parameters:
    ///   - key: the caller's name for the request, made unique among callers; 1…255 bytes.
    ///   - fingerprint: a digest of what is asked.
    /// - Throws: `conflict(.keyReused)` when the key stands for another request; `invalid`; `store`: ask again later.
    public func begin(_ key: IdempotencyKey, fingerprint: String) async throws(DispatcherError) -> IdempotencyAnswer {
        let now = desk.time.now()
        let request = IdempotentRequest(
            key: key, fingerprint: fingerprint, now: now, runsUntil: now.adding(seconds: Desk.longestRequestSeconds))
        do throws(OrderStoreError) {
            let answer = try await desk.begin(request)
            guard answer == .running, desk.lostRequests.take(key, now: now) else { return answer }
            try await desk.forget(key)
            return try await desk.begin(request)
        } catch {
            throw desk.failure(error)
        }
    }

    /// Keeps the answer to a request that was begun, for a day at least. The first answer stands.
    ///
    /// - Throws: `store`: nothing is kept; the next try will look like a lost one.
    public func finish(_ key: IdempotencyKey, _ reply: StoredReply) async throws(DispatcherError) {
        do throws(OrderStoreError) {
            try await desk.store.finish(key, reply: reply)
            desk.lostRequests.forget(key)
        } catch {
            throw desk.failure(error)
        }
    }

    /// Forgets a request that was begun and has no answer, so that it may be tried again at once.
    ///
    /// - Throws: `store`: this process remembers that nobody runs it; for any other it counts as running for a while.
    public func abandon(_ key: IdempotencyKey) async throws(DispatcherError) {
        do throws(OrderStoreError) {
            try await desk.forget(key)
        } catch {
            throw desk.failure(error)
        }
    }
}

extension Desk {
    /// Longer than the slowest call of a gateway.
    static let longestRequestSeconds: Int64 = 180

    fileprivate func begin(_ request: IdempotentRequest) async throws(OrderStoreError) -> IdempotencyAnswer {
        let answer = try await store.begin(request)
        switch answer {
        case .begun, .resumed: lostRequests.begin(request.key, now: request.now, until: request.runsUntil)
        case .finished: lostRequests.forget(request.key)
        case .running: break
        }
        return answer
    }

    fileprivate func forget(_ key: IdempotencyKey) async throws(OrderStoreError) {
        do throws(OrderStoreError) {
            try await store.abandon(key)
            lostRequests.forget(key)
        } catch {
            lostRequests.lose(key)
            throw error
        }
    }
}
#endif
