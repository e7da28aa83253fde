#if Dispatcher
internal import Logging
internal import Payments

extension Desk {
    /// Calls the gateway, once and for ever, and records what became of it before anybody hears of it.
    func start(_ planned: PlannedStart) async throws(DispatcherError) -> StartedAttempt {
        let record = planned.record
        defer {
            starts.end(record.attempt.number)
            // Not before the gateway's number is stored: until then a message under that number alone finds nothing.
            if planned.isCalled { startSlots.giveBack(at: planned.gateway.id) }
        }
        let outcome = await tracedWrite("paydesk.start") { await planned.gateway.start(request(planned)) }
        if planned.isCalled { self.record(outcome.error, about: .attempt(record.attempt.number), of: planned.gateway.id) }
        do throws(OrderStoreError) {
            switch outcome {
            case .done(let start): return try await started(record, start)
            case .unknown(let error): return try await unanswered(record, error)
            case .refused(let error): try await refused(record, error)
            }
        } catch {
            throw failure(error)
        }
        throw .refused(outcome.error ?? GatewayError(.other, operation: "start"), attempt: record.attempt.number)
    }

    func request(_ planned: PlannedStart) -> AttemptRequest {
        let (record, terms, choice) = (planned.record, planned.terms, planned.choice)
        return AttemptRequest(
            number: record.attempt.number, order: record.order, amount: record.attempt.amount, method: record.attempt.method,
            description: terms.description,
            deadline: terms.deadlineOfAttempt(at: record.reservedAt),
            callbackURL: choice.callbackURL ?? callbackURL(of: planned.gateway, planned.token),
            returnURL: choice.returnURL ?? returnURL(of: planned.gateway, choice.language), payerEmail: terms.payerEmail,
            language: choice.language ?? terms.language)
    }

    private func started(_ record: AttemptRecord, _ start: AttemptStart) async throws(OrderStoreError) -> StartedAttempt {
        let attempt = record.attempt
        if let report = start.report {
            // A gateway that gives one number twice has not begun anything that could be shown to this payer.
            // A callback may have been faster, and bound it to this attempt already.
            let owner = try await store.attempt(of: attempt.gateway, number: report.gatewayNumber)
            if let owner, owner.attempt.number != attempt.number {
                return try await unanswered(record, GatewayError(.mismatch(field: "gatewayNumber"), operation: "start"))
            }
            try await learn(GatewayReport(attempt: attempt.number, transactions: [report]), about: record, by: .query)
        }
        say(.info, "an attempt began", record, "started")
        await applyOrLeave(record.order)
        return StartedAttempt(attempt, .started, start.instructions)
    }

    private func unanswered(_ record: AttemptRecord, _ error: GatewayError) async throws(OrderStoreError) -> StartedAttempt {
        try await note(.start(StartOutcome(attempt: record.attempt.number, outcome: .unknown)), about: record.order)
        say(.warning, "the answer to a start was lost", record, "unknown", error)
        await applyOrLeave(record.order)
        try await store.schedule(.check(record.attempt.number), at: time.now(), isAwaited: true)
        return StartedAttempt(record.attempt, .unknown, nil)
    }

    private func refused(_ record: AttemptRecord, _ error: GatewayError) async throws(OrderStoreError) {
        try await note(.start(StartOutcome(attempt: record.attempt.number, outcome: .refused)), about: record.order)
        say(.notice, "an attempt was refused", record, "refused", error)
        await applyOrLeave(record.order)
    }

    private func say(
        _ level: Logger.Level, _ words: StaticString, _ record: AttemptRecord, _ outcome: String, _ error: GatewayError? = nil
    ) {
        count(.attempts, record.attempt.gateway.text, outcome)
        log(
            level, words,
            [
                .order: record.order.text, .attempt: record.attempt.number.text, .gateway: record.attempt.gateway.text,
                .outcome: outcome, .code: error?.kind.code ?? "", .reason: error?.loggedReason ?? "",
            ])
    }
}

extension StartedAttempt {
    init(_ attempt: Attempt, _ outcome: Outcome, _ instructions: PaymentInstructions?) {
        self.init(
            number: attempt.number, gateway: attempt.gateway, method: attempt.method, amount: attempt.amount, outcome: outcome,
            instructions: instructions)
    }
}
#endif
