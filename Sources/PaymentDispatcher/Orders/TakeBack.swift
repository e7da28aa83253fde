#if Dispatcher
internal import Logging
internal import Payments

extension Desk {
    /// Asks the gateways that can to take back what is open of a canceled order, each about an attempt once. What they say is recorded; an
    /// order is canceled whatever they say. Called again, it goes on where a lost call ended.
    func takeBackAttempts(of id: OrderID) async throws(OrderStoreError) {
        for record in try await attempts(of: try await store.load(id)) {
            guard let gateway = gateways[record.attempt.gateway] as? any CancelingGateway,
                takeBacks.begin(record.attempt.number)
            else { continue }
            defer { takeBacks.end(record.attempt.number) }
            // Somebody else may have asked about it a moment ago.
            let loaded = try await store.load(id)
            if loaded.isToBeTakenBack(record.attempt.number) { try await takeBack(record, of: loaded, at: gateway) }
        }
        await applyOrLeave(id)
    }

    private func takeBack(
        _ record: AttemptRecord, of loaded: LoadedOrder, at gateway: any CancelingGateway
    ) async throws(OrderStoreError) {
        if case .wait = paces.beginAtOnce(.gateway(gateway.id)) {
            let error = GatewayError(.rateLimited(retryAfterSeconds: nil), operation: "cancel")
            return try await noteNotTakenBack(record, .notAsked, error)
        }
        let outcome = await gateway.cancel(reference(to: record, in: loaded))
        self.record(outcome.error, about: .attempt(record.attempt.number), of: gateway.id)
        switch outcome {
        case .done(let report): try await learn(report, about: record, by: .query)
        case .refused(let error): try await noteNotTakenBack(record, .refused, error)
        case .unknown(let error): try await noteNotTakenBack(record, .unknown, error)
        }
    }

    private func noteNotTakenBack(
        _ record: AttemptRecord, _ answer: TakeBackNote.Answer, _ error: GatewayError
    ) async throws(OrderStoreError) {
        log(
            .notice, "an attempt was not taken back",
            [
                .order: record.order.text, .attempt: record.attempt.number.text, .gateway: record.attempt.gateway.text,
                .outcome: answer.rawValue, .code: error.kind.code,
            ])
        let text = TakeBackNote.text(record.attempt, answer) + ", " + error.kind.code
        try await decide(record.order, .note, by: TakeBackNote.author, text: text)
    }
}

/// What is noted with an order when an attempt of it was not taken back.
enum TakeBackNote {
    enum Answer: String, CaseIterable {
        case refused
        case unknown
        /// The gateway is left alone for now: it may be asked later.
        case notAsked = "not asked"

        var isFinal: Bool { self != .notAsked }
    }

    static let author = "paydesk"

    static func text(_ attempt: Attempt, _ answer: Answer) -> String {
        "taking back \(attempt.number) at \(attempt.gateway): \(answer.rawValue)"
    }
}

extension LoadedOrder {
    /// The order is canceled, the attempt is open, and its gateway was not asked since the cancel.
    fileprivate func isToBeTakenBack(_ number: AttemptNumber) -> Bool {
        guard let deciding = decisions.filter({ $0.kind != .note }).max(by: { $0.number < $1.number }), deciding.kind == .cancel,
            let attempt = record.order.attempts.first(where: { $0.number == number }),
            presentSnapshot.state.attempts.contains(where: { $0.number == number && $0.status.canBeTakenBack })
        else { return false }
        let answers = TakeBackNote.Answer.allCases.filter(\.isFinal).map { TakeBackNote.text(attempt, $0) }
        return !decisions.contains { decision in
            decision.number > deciding.number && decision.by == TakeBackNote.author
                && answers.contains { decision.text.hasPrefix($0) }
        }
    }
}
#endif
