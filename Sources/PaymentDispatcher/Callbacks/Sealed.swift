#if Dispatcher
internal import Logging
internal import Payments

extension Desk {
    /// A sealed message, bound by the numbers that we stored and by nothing else in it.
    func take(
        _ report: GatewayReport, of callback: Callback, from gateway: any PaymentGateway
    ) async throws(OrderStoreError) -> CallbackReceipt {
        var bound: [BoundReport] = []
        var loaded: LoadedOrder?
        // A gateway may be faster with this than with its answer to the start, which alone says its number. Looked at first: a start that
        // ends meanwhile has stored it.
        let isStarting = startSlots.isAnyTaken(at: gateway.id)
        // A browser does not send again. A gateway does.
        let isServer = callback.kind == .server
        var isToComeAgain = false
        for transaction in report.transactions {
            let number = try await ownNumber(of: transaction, in: report, from: gateway)
            let (found, order) = try await bind(transaction, to: number)
            guard let found else {
                if number == nil, isStarting, isServer {
                    tellEarly(transaction, from: gateway)
                    isToComeAgain = true
                } else {
                    tellUnknown(transaction, number, from: gateway)
                }
                continue
            }
            guard found.attempt.gateway == gateway.id else {
                tellElsewhere(found, from: gateway)
                // By then its account may have its name back.
                isToComeAgain = isServer
                continue
            }
            bound.append(found)
            loaded = order
        }
        guard let first = bound.first else {
            return isToComeAgain ? failed(retryAfterSeconds: nil) : receipt(.unknown, callback, gateway)
        }
        let verification: VerifiedReport.Verification = callback.kind == .browserReturn ? .browserReturn : .sealedCallback
        let receipts = try await record(
            bound, by: verification, from: source(of: report, in: callback, by: verification, knowing: loaded), knowing: loaded)
        let isRepetition = receipts.allSatisfy(\.isRepetition)
        log(
            .debug, "a sealed message was stored",
            [
                .gateway: gateway.id.text, .order: first.order.text, .attempt: first.attempt.number.text,
                .outcome: isRepetition ? "repetition" : "stored",
            ])
        if isToComeAgain { return failed(retryAfterSeconds: nil) }
        return receipt(isRepetition ? .repetition : .stored, callback, gateway, first.order)
    }

    /// Our number as the message repeats it; where a gateway names only its own, that of the attempt to which it is bound.
    private func ownNumber(
        of transaction: TransactionReport, in report: GatewayReport, from gateway: any PaymentGateway
    ) async throws(OrderStoreError) -> AttemptNumber? {
        if let number = transaction.attemptNumber ?? report.attempt { return number }
        return try await store.attempt(of: gateway.id, number: transaction.gatewayNumber)?.attempt.number
    }

    /// The attempt, with its order where that can be read. Where it cannot, what is said about the attempt is kept for the day when it can.
    private func bind(
        _ report: TransactionReport, to number: AttemptNumber?
    ) async throws(OrderStoreError) -> (BoundReport?, LoadedOrder?) {
        guard let number else { return (nil, nil) }
        do throws(OrderStoreError) {
            guard let order = try await store.load(of: number),
                let attempt = order.record.order.attempts.first(where: { $0.number == number })
            else { return (nil, nil) }
            return (BoundReport(order, attempt, report), order)
        } catch {
            guard error.kind == .corrupted else { throw error }
            complain(error)
            return (try await store.attempt(number).map { BoundReport($0, report) }, nil)
        }
    }

    /// What was sealed of a message, and nothing else: whoever adds to it says nothing new.
    private func source(
        of report: GatewayReport, in callback: Callback, by verification: VerifiedReport.Verification,
        knowing loaded: LoadedOrder?
    ) -> Source {
        guard let sealed = report.sealed, sealed != callback.body else { return source(of: callback) }
        // Earlier releases knew a message by its whole body. One that they stored is a repetition still.
        if let loaded, let whole = digest(of: callback.body), loaded.holdsReport(by: verification, digest: whole) {
            return Source(digest: whole, body: callback.body)
        }
        return Source(digest: digest(of: sealed), body: sealed)
    }
}
#endif
