import StrictJSON

extension Evidence {
    /// What this evidence says, by which a store knows a repetition: way of verification, attempt, gateway number, claim and the
    /// digest of the kept bytes; never the time of arrival, except for the clock, which says nothing else.
    ///
    /// Callbacks are compared with all that was ever said about the order, so replaying an old one is idle for ever. A query's
    /// answer is compared only with the newest statement about its transaction (see ``repeatsOnlyNewest``): an old answer given again
    /// after something else was said is news.
    public var repetitionKey: String {
        let parts: [String] =
            switch statement {
            case .report(let verified):
                [
                    verified.verification.rawValue, verified.attempt.text, verified.report.gatewayNumber.text,
                    verified.report.claim.rawValue, digest ?? verified.report.json.text,
                ]
            case .hint(let hint): ["hint", hint.attempt?.text ?? "", hint.gatewayNumber?.text ?? "", digest ?? ""]
            case .start(let start): ["start", start.attempt.text, start.outcome.rawValue]
            case .clock: ["clock", "\(receivedAt.milliseconds)"]
            case .decision(let decision): ["decision", "\(decision.number)", decision.kind.rawValue, decision.by, decision.text]
            case .refund(let refund):
                [
                    "refund", refund.number.text, refund.transaction.attempt.text, refund.transaction.gatewayNumber.text,
                    refund.kind.rawValue, refund.amount.description, refund.status.rawValue,
                ]
            }
        return JSONValue.array(parts.map { .string($0) }).text
    }

    /// It repeats something only if the newest statement about its transaction has the same ``repetitionKey``.
    public var repeatsOnlyNewest: Bool {
        guard case .report(let verified) = statement else { return false }
        return verified.verification == .query
    }

    /// The transaction a report is about.
    public var transaction: TransactionKey? {
        guard case .report(let verified) = statement else { return nil }
        return TransactionKey(attempt: verified.attempt, gatewayNumber: verified.report.gatewayNumber)
    }

    /// The attempt of ours it names, if it names one.
    public var attempt: AttemptNumber? {
        switch statement {
        case .report(let verified): verified.attempt
        case .hint(let hint): hint.attempt
        case .start(let start): start.attempt
        case .refund(let refund): refund.transaction.attempt
        case .clock, .decision: nil
        }
    }
}
