#if Dispatcher
internal import LibCrypto
internal import Logging
internal import Payments

extension Desk {
    func receive(_ callback: Callback, from gateway: any PaymentGateway, _ token: OrderToken?) async -> CallbackReceipt {
        let reading: CallbackReading
        do throws(CallbackRejection) {
            reading = try gateway.read(callback)
        } catch {
            return await rejected(error, callback, gateway)
        }
        do throws(OrderStoreError) {
            switch reading {
            case .authenticated(let report): return try await record(report, of: callback, from: gateway)
            case .hint(let number): return try await hint(at: number, callback, from: gateway, token)
            case .unrelated(let kind):
                log(.debug, "a message about something else", [.gateway: gateway.id.text, .reason: kind])
                return receipt(.unrelated, callback, gateway)
            }
        } catch {
            return failed(error)
        }
    }

    /// A sealed message, bound by the numbers that we stored and by nothing else in it.
    private func record(
        _ report: GatewayReport, of callback: Callback, from gateway: any PaymentGateway
    ) async throws(OrderStoreError) -> CallbackReceipt {
        var bound: [BoundReport] = []
        var loaded: LoadedOrder?
        for transaction in report.transactions {
            guard let number = try await ownNumber(of: transaction, in: report, from: gateway) else { continue }
            let (report, order) = try await bind(transaction, to: number)
            guard let report, report.attempt.gateway == gateway.id else { continue }
            bound.append(report)
            loaded = order
        }
        guard let first = bound.first else {
            log(.debug, "a sealed message about nothing of ours", [.gateway: gateway.id.text])
            return receipt(.unknown, callback, gateway)
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
        _ report: TransactionReport, to number: AttemptNumber
    ) async throws(OrderStoreError) -> (BoundReport?, LoadedOrder?) {
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

    func source(of callback: Callback, keepsBody: Bool = true) -> Source {
        Source(digest: digest(of: callback.body), body: keepsBody ? callback.body : nil)
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

    private func digest(of bytes: [UInt8]) -> String? {
        // Without the library there is no digest, and without one the words of the report tell repetitions apart.
        (try? sha256(bytes)).map(Hex.text)
    }

    private func rejected(
        _ rejection: CallbackRejection, _ callback: Callback, _ gateway: any PaymentGateway
    ) async -> CallbackReceipt {
        count(.rejections, gateway.id.text, rejection.code)
        log(
            .debug, "a message was not believed",
            [.gateway: gateway.id.text, .code: rejection.code, .field: rejection.field ?? ""])
        if let number = rejection.attempt {
            do throws(OrderStoreError) {
                if let receipt = try await question(about: number, callback, gateway) { return receipt }
            } catch {
                return failed(error)
            }
        }
        return CallbackReceipt(
            outcome: .rejected, answer: CallbackAnswer(status: rejection.status, body: rejection.code),
            retryAfterSeconds: rejection.status == 503 ? Self.usualRetrySeconds : nil)
    }

    func receipt(
        _ outcome: CallbackReceipt.Outcome, _ callback: Callback, _ gateway: any PaymentGateway, _ order: OrderID? = nil
    ) -> CallbackReceipt {
        CallbackReceipt(outcome: outcome, answer: gateway.acknowledgement(for: callback), order: order)
    }

    /// The gateway is to send it again: an answer of 200 would be the last we hear of it.
    func failed(_ error: OrderStoreError) -> CallbackReceipt {
        complain(error)
        return failed(retryAfterSeconds: error.retryAfterSeconds)
    }

    func failed(retryAfterSeconds: Int?) -> CallbackReceipt {
        CallbackReceipt(
            outcome: .failed, answer: CallbackAnswer(status: 503, body: ""),
            retryAfterSeconds: retryAfterSeconds ?? Self.usualRetrySeconds)
    }

    func shed(retryAfterSeconds: Int) -> CallbackReceipt {
        CallbackReceipt(
            outcome: .shed, answer: CallbackAnswer(status: 429, body: ""), retryAfterSeconds: retryAfterSeconds)
    }

    private static let usualRetrySeconds = 30
}
#endif
