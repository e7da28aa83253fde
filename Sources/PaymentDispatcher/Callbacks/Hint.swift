#if Dispatcher
internal import Payments

extension Desk {
    /// Somebody unauthenticated named a number of the gateway's. If it is one of ours it leads to a question, in its measure; if not, to
    /// nothing at all, unless an order's token vouches for it.
    func hint(
        at number: GatewayNumber, _ callback: Callback, from gateway: any PaymentGateway, _ token: OrderToken?
    ) async throws(OrderStoreError) -> CallbackReceipt {
        guard let record = try await store.attempt(of: gateway.id, number: number) else {
            guard let token, let adopting = gateway as? any AdoptingGateway else { return receipt(.unknown, callback, gateway) }
            return await adopt(number, callback, adopting, token)
        }
        return try await inMeasure(record, callback, gateway) { (asked, isNow) async throws(OrderStoreError) in
            try await plan(asked, at: number, of: record, callback, isNow: isNow)
        }
    }

    /// A sealed message that cannot be read names one of our attempts: the gateway is asked, in the same measure.
    /// - Returns: `nil` when it is none of ours at this gateway.
    func question(
        about number: AttemptNumber, _ callback: Callback, _ gateway: any PaymentGateway
    ) async throws(OrderStoreError) -> CallbackReceipt? {
        guard let record = try await store.attempt(number), record.attempt.gateway == gateway.id else { return nil }
        return try await inMeasure(record, callback, gateway) { (asked, _) async throws(OrderStoreError) in
            try await bringForward(record, to: asked)
        }
    }

    /// - Parameter plan: makes the question durable: when it may be asked, and whether that is now.
    private func inMeasure(
        _ record: AttemptRecord, _ callback: Callback, _ gateway: any PaymentGateway,
        _ plan: (Timestamp, Bool) async throws(OrderStoreError) -> Void
    ) async throws(OrderStoreError) -> CallbackReceipt {
        let now = time.now()
        let subject = QueryBudgets.Subject.attempt(record.attempt.number)
        let asked: Timestamp
        switch hintBudgets.ask(about: subject, at: gateway.id, now: now) {
        case .joined: return receipt(.hinted, callback, gateway, record.order)
        case .shed(let seconds): return shed(retryAfterSeconds: seconds)
        case .later(let time): asked = time
        case .now: asked = now
        }
        do throws(OrderStoreError) {
            try await plan(asked, asked == now)
        } catch {
            // It is sent again, and must then find a question to ask.
            hintBudgets.giveBack(asked, about: subject, at: gateway.id)
            throw error
        }
        return receipt(.hinted, callback, gateway, record.order)
    }

    private func plan(
        _ time: Timestamp, at number: GatewayNumber, of record: AttemptRecord, _ callback: Callback, isNow: Bool
    ) async throws(OrderStoreError) {
        let loaded = try await store.load(record.order)
        if isAnswered(number, record, loaded) { return }
        if isNow, hints(about: record.attempt.number, in: loaded) < Self.mostKeptHints {
            let source = source(of: callback, keepsBody: callback.body.count <= Self.longestKeptHint)
            let hint = Evidence(
                .hint(Hint(attempt: record.attempt.number, gatewayNumber: number)), receivedAt: time, digest: source.digest)
            try await append([EvidenceAppend(hint, to: record.order, rawBody: source.body)], knowing: loaded)
        }
        try await bringForward(record, to: time)
    }

    /// Anybody can write these; the gateway's own are far shorter.
    private static let longestKeptHint = 8192

    /// Nobody is asked who sends these, so they must not make an order ever longer. The gateway's own are a handful.
    private static let mostKeptHints = 20

    private func hints(about number: AttemptNumber, in loaded: LoadedOrder) -> Int {
        loaded.evidence.count { evidence in
            if case .hint(let hint) = evidence.statement { hint.attempt == number } else { false }
        }
    }

    /// A query has said that this transaction is paid: a callback can add nothing to it. What was given back may be sent again.
    private func isAnswered(_ number: GatewayNumber, _ record: AttemptRecord, _ loaded: LoadedOrder) -> Bool {
        loaded.reports(of: record.attempt.number).contains { verified in
            verified.report.gatewayNumber == number && verified.isLastWord && verified.report.claim == .paid
        }
    }

    /// Plans the next question no later than `time`, ahead of those for which nobody waits: behind a callback stands a payer who looks at
    /// a page. A hint must never push one into the future.
    private func bringForward(_ record: AttemptRecord, to time: Timestamp) async throws(OrderStoreError) {
        let subject = WorkSubject.check(record.attempt.number)
        let planned = try await store.work(of: record.order).first { $0.subject == subject }
        guard let planned, planned.state == .waiting, planned.lease == nil else {
            return try await store.schedule(subject, at: time, isAwaited: true)
        }
        if planned.isAwaited, planned.due <= time { return }
        try await store.schedule(subject, at: min(planned.due, time), isAwaited: true)
    }

    private func adopt(
        _ number: GatewayNumber, _ callback: Callback, _ gateway: any AdoptingGateway, _ token: OrderToken
    ) async -> CallbackReceipt {
        do throws(AdoptionFailure) {
            return receipt(.hinted, callback, gateway, try await adopt(number, at: gateway, token))
        } catch {
            if let order = error.keptFor { return receipt(.hinted, callback, gateway, order) }
            switch error.error {
            case .tooMany(let seconds): return shed(retryAfterSeconds: seconds)
            case .store(let error): return failed(retryAfterSeconds: error.retryAfterSeconds)
            case .gateway: return failed(retryAfterSeconds: nil)
            // Known or not, a stranger gets the same answer.
            default: return receipt(.unknown, callback, gateway)
            }
        }
    }
}
#endif
