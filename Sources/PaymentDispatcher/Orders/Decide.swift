#if Dispatcher
internal import Logging
internal import Payments

extension Desk {
    /// Records a decision under the next number, and applies it.
    ///
    /// - Returns: whether it was recorded; canceling what is canceled is not.
    func decide(_ id: OrderID, _ kind: Decision.Kind, by: String, text: String) async throws(OrderStoreError) -> Bool {
        // Two at once would bear one number.
        let isNew = try await alone(with: id) { () async throws(OrderStoreError) in
            let decisions = try await store.load(id).decisions
            let deciding = decisions.filter { $0.kind != .note }.max { $0.number < $1.number }
            if kind == .cancel, deciding?.kind == .cancel { return false }
            let number = (decisions.map(\.number).max() ?? 0) + 1
            try await note(.decision(Decision(number: number, kind: kind, by: by, text: text)), about: id)
            return true
        }
        await applyOrLeave(id)
        if kind == .reopen { try await askAgain(about: id) }
        return isNew
    }

    /// Whoever reopens an order wants to know how it stands: what nobody asked about any more is asked about once more.
    private func askAgain(about id: OrderID) async throws(OrderStoreError) {
        let state = try await store.load(id).presentSnapshot.state
        guard state.status.isWaiting else { return }
        for attempt in state.attempts where attempt.status.canBeTakenBack {
            try await store.schedule(.check(attempt.number), at: time.now())
        }
    }

    /// Asks the gateways that can to take back what is open of a canceled order. What they say is recorded; an order is canceled whatever
    /// they say.
    func takeBackAttempts(of id: OrderID) async throws(OrderStoreError) {
        let loaded = try await store.load(id)
        let open = Set(
            loaded.presentSnapshot.state.attempts.filter { $0.status.canBeTakenBack }.map(\.number))
        for record in try await attempts(of: loaded) where open.contains(record.attempt.number) {
            guard let gateway = gateways[record.attempt.gateway] as? any CancelingGateway else { continue }
            switch await gateway.cancel(reference(to: record, in: loaded)) {
            case .done(let report): try await learn(report, about: record, by: .query)
            case .refused(let error): try await noteNotTakenBack(record, "refused", error)
            case .unknown(let error): try await noteNotTakenBack(record, "unknown", error)
            }
        }
        await applyOrLeave(id)
    }

    private func noteNotTakenBack(
        _ record: AttemptRecord, _ outcome: String, _ error: GatewayError
    ) async throws(OrderStoreError) {
        log(
            .notice, "an attempt was not taken back",
            [
                .order: record.order.text, .attempt: record.attempt.number.text, .gateway: record.attempt.gateway.text,
                .outcome: outcome, .code: error.kind.code,
            ])
        let text = "taking back \(record.attempt.number) at \(record.attempt.gateway): \(outcome), \(error.kind.code)"
        _ = try await decide(record.order, .note, by: "paydesk", text: text)
    }
}

extension AttemptStatus {
    fileprivate var canBeTakenBack: Bool { self == .created || self == .awaitingPayer || self == .processing }
}
#endif
