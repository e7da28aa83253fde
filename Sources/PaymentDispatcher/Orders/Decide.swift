#if Dispatcher
internal import Payments

extension Desk {
    /// Records a decision under the next number, and applies it.
    ///
    /// Canceling what is canceled records nothing, nor does a request that was recorded: whoever asks again goes on from there.
    func decide(
        _ id: OrderID, _ kind: Decision.Kind, by: String, text: String, request: IdempotencyKey? = nil
    ) async throws(OrderStoreError) {
        // Two at once would bear one number.
        try await alone(with: id) { () async throws(OrderStoreError) in
            let loaded = try await store.load(id)
            let decision = Decision(number: loaded.nextDecisionNumber, kind: kind, by: by, text: text, request: request)
            let evidence = Evidence(.decision(decision), receivedAt: loaded.moment(of: kind, at: time.now()))
            if kind == .cancel, loaded.decidingKind == .cancel, !loaded.isClosed(by: evidence) { return }
            if request != nil, loaded.decisions(since: keysKeptSince).contains(where: { $0.isRepeated(by: decision) }) { return }
            try await append([EvidenceAppend(evidence, to: id)])
        }
        await applyOrLeave(id)
        if kind == .reopen { try await askAgain(about: id) }
    }

    /// Whoever reopens an order wants to know how it stands: what nobody asked about any more is asked about once more.
    private func askAgain(about id: OrderID) async throws(OrderStoreError) {
        let state = try await store.load(id).presentSnapshot.state
        guard state.status.isWaiting else { return }
        for attempt in state.attempts where attempt.status.canBeTakenBack {
            try await store.schedule(.check(attempt.number), at: time.now(), isAwaited: true)
        }
    }
}

extension AttemptStatus {
    /// Nothing of it is decided.
    var canBeTakenBack: Bool { self == .created || self == .awaitingPayer || self == .processing }
}
#endif
