#if Dispatcher
internal import Payments

extension Desk {
    /// What was asked before under the same name, as it is known by now.
    func earlier(
        _ record: AttemptRecord, in loaded: LoadedOrder, _ gateway: any PaymentGateway, _ choice: PaymentChoice
    ) async throws(DispatcherError) -> StartedAttempt {
        let attempt = record.attempt
        guard attempt.gateway == gateway.id, attempt.method == choice.method else { throw .conflict(.keyReused) }
        guard !starts.contains(attempt.number) else { throw .conflict(.stillRunning) }
        let isHeardOf = !loaded.reports(of: attempt.number).isEmpty
        let start = loaded.startOutcome(of: attempt.number)
        if !isHeardOf, start == .refused {
            throw .refused(GatewayError(.other, operation: "start", advice: .offerAnotherMethod), attempt: attempt.number)
        }
        if !isHeardOf, start == nil, let form = await sameForm(of: record, in: loaded, gateway, choice) {
            return StartedAttempt(attempt, .started, form)
        }
        // A form is made here and asks nobody, so there is no answer that could be lost.
        let isStarted = isHeardOf || (start == nil && !gateway.isCalled(by: choice.method))
        return StartedAttempt(attempt, isStarted ? .started : .unknown, instructions(of: attempt.number, in: loaded))
    }

    /// What the payer was shown, while nothing has come of it and the order may be paid.
    private func instructions(of number: AttemptNumber, in loaded: LoadedOrder) -> PaymentInstructions? {
        let state = loaded.presentSnapshot.state
        guard loaded.record.order.outstanding(state, at: time.now()) != nil,
            let attempt = state.attempts.first(where: { $0.number == number }), attempt.isOpenToPayer
        else { return nil }
        return attempt.instructions
    }

    /// The form that the attempt began with, while posting it twice does no more than posting it once and the order may be paid. Its
    /// gateway is not called.
    private func sameForm(
        of record: AttemptRecord, in loaded: LoadedOrder, _ gateway: any PaymentGateway, _ choice: PaymentChoice
    ) async -> PaymentInstructions? {
        let now = time.now()
        guard !gateway.isCalled(by: choice.method), let terms = OrderTerms(loaded.record),
            now < record.reservedAt.adding(seconds: gateway.capabilities.formRepeatSeconds),
            loaded.record.order.outstanding(loaded.presentSnapshot.state, at: now) != nil
        else { return nil }
        var request = request(
            PlannedStart(
                record: record, gateway: gateway, choice: choice, terms: terms, token: loaded.record.token, isCalled: false))
        request.formMadeAt = record.reservedAt
        guard case .form(let form)? = await gateway.start(request).success?.instructions else { return nil }
        return .form(form)
    }
}
#endif
