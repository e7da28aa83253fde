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
            let decisions = loaded.decisions
            let deciding = decisions.filter { $0.kind != .note }.max { $0.number < $1.number }
            if kind == .cancel, deciding?.kind == .cancel, !loaded.isCanceledAnew(at: time.now(), by: by) { return }
            if let request,
                loaded.decisions(since: keysKeptSince).contains(where: {
                    $0.request == request && ($0.kind, $0.by, $0.text) == (kind, by, text)
                })
            {
                return
            }
            let number = (decisions.map(\.number).max() ?? 0) + 1
            let known = loaded.moneyKnown(before: time.now().adding(milliseconds: ClockWatch.tolerance))
            let decision = Decision(number: number, kind: kind, by: by, text: text, request: request)
            try await note(.decision(decision), about: id, notBefore: known)
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

extension LoadedOrder {
    /// Whoever decides knows of the money that was recorded, also where the clock was put right, by less than this, since.
    fileprivate func moneyKnown(before end: Timestamp) -> Timestamp? {
        evidence.compactMap { evidence in
            guard case .report(let verified) = evidence.statement, verified.report.claim.isMoney else { return nil }
            return evidence.receivedAt <= end ? evidence.receivedAt : nil
        }.max()
    }

    /// A cancel stands already, something came after it, and only a new one closes the order.
    fileprivate func isCanceledAnew(at time: Timestamp, by: String) -> Bool {
        guard presentSnapshot.state.status == .review else { return false }
        let number = (decisions.map(\.number).max() ?? 0) + 1
        let decision = Evidence(.decision(Decision(number: number, kind: .cancel, by: by)), receivedAt: time)
        return fold(record.order, evidence + [decision]).status == .canceled
    }
}
#endif
