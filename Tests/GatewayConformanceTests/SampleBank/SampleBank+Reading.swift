import Payments
import StrictJSON

extension SampleBank {
    func read(_ callback: Callback) throws(CallbackRejection) -> CallbackReading {
        if flaw == .remembersMessages, !seen.insert(callback.body) { return .unrelated("seen before") }
        let envelope: SampleEnvelope
        do throws(SampleEnvelope.Problem) {
            let body = flaw == .skipsAbsentChecksum ? Self.closing(callback.body) : callback.body
            envelope = try SampleEnvelope(
                body, seal: seal, verifies: flaw != .forgetsToVerify, needsChecksum: flaw != .skipsAbsentChecksum,
                takesLast: flaw == .takesLastDuplicate)
        } catch {
            if flaw == .ignoresGarbage { return .unrelated("unreadable") }
            throw CallbackRejection(code: "\(error)", message: "the envelope is not genuine")
        }
        guard flaw == .ignoresMerchant || envelope.text("merchant") == merchant else {
            throw CallbackRejection(code: "merchant_mismatch", field: "merchant", message: "is not ours")
        }
        guard let report = payment(envelope, asked: nil) else {
            throw CallbackRejection(code: "missing_field", field: "payment", message: "is not a payment")
        }
        // The status beside the payload is not sealed, and anybody may change it.
        let sealed = flaw == .forgetsWhatWasSealed ? nil : seal.body(envelope.payload, status: nil)
        return .authenticated(GatewayReport(attempt: report.attemptNumber, transactions: [report], sealed: sealed))
    }

    /// The payment that a payload tells of; `nil` when a decisive part is missing or malformed.
    func payment(_ envelope: SampleEnvelope, asked: Money?) -> TransactionReport? {
        let isOwnRequest = flaw == .acceptsOwnRequests
        guard let number = envelope.text("number"), let id = envelope.text("id") ?? (isOwnRequest ? number : nil),
            let word = envelope.text("status") ?? (isOwnRequest ? "waiting" : nil),
            let amount = envelope.text("amount"), let currency = envelope.text("currency"), let money = Money(amount, currency)
        else { return nil }
        if flaw == .refusesNewFields, envelope.fields.count > 7 { return nil }
        let status = flaw == .trustsOuterStatus ? envelope.outerStatus ?? word : word
        return TransactionReport(
            gatewayNumber: GatewayNumber(id), attemptNumber: AttemptNumber(number), claim: claim(status), raw: status,
            amount: flaw == .assumesAmount ? asked ?? .twd(300) : money, method: .card,
            paidAt: envelope.fields["paid_at"]?.integer.map { Timestamp(seconds: $0) },
            instructions: envelope.text("pay_url").flatMap { WebURL($0) }.map { .redirect(.init(url: $0)) })
    }

    private func claim(_ word: String) -> Claim {
        switch word {
        case "waiting": .awaitingPayer
        case "checking": .processing
        case "paid": .paid
        case "declined": .failed
        case "expired": .expired
        default: flaw == .unknownIsPaid ? .paid : flaw == .unknownIsFailed ? .failed : .unrecognized
        }
    }

    /// Guesses how a cut text might have gone on: no honest adapter does this.
    static func closing(_ body: [UInt8]) -> [UInt8] {
        for tail in ["", "}", "\"}", "}\"}"] {
            let whole = body + Array(tail.utf8)
            let payload = (try? JSONDocument(whole))?.root["payload"]?.string
            if let payload, (try? JSONDocument(payload)) != nil { return whole }
        }
        return body
    }
}
