/// One statement about an order, as it was recorded. Appended, never edited; state is computed from all of it.
public struct Evidence: Sendable, Hashable {
    /// When it came, by our clock. Part of the record, so that replaying it gives the same answer for ever.
    public let receivedAt: Timestamp
    public let statement: Statement
    /// SHA-256 of the kept bytes, in lower-case hex: of a sealed message what was sealed (`EncryptInfo=…&HashInfo=…`), of every other the
    /// whole; `nil` for what people and clocks say.
    public let digest: String?

    public init(_ statement: Statement, receivedAt: Timestamp, digest: String? = nil) {
        self.receivedAt = receivedAt
        self.statement = statement
        self.digest = digest
    }
}

public enum Statement: Sendable, Hashable {
    /// A verified report. The only way by which a claim can reach the fold.
    case report(VerifiedReport)
    /// Somebody unauthenticated named an attempt. There is no room for a claim here: it can only lead to a question.
    case hint(Hint)
    /// What became of starting an attempt, when it was not simply done.
    case start(StartOutcome)
    /// The time was looked at: nothing else lets time pass for an order.
    case clock
    /// A person or the merchant decided.
    case decision(Decision)
    /// Money on its way back moved on.
    case refund(RefundStatement)
}

/// A report, bound to an attempt of ours, with the way it was verified.
///
/// A report that names another attempt of ours than the one it is bound to is marked as a mismatch: its money is never counted here,
/// whoever bound it.
public struct VerifiedReport: Sendable, Hashable {
    public enum Verification: String, Sendable, Hashable, CaseIterable {
        /// The gateway's own seal over a message it sent to our server held.
        case sealedCallback
        /// We asked, over verified TLS with our key, and this is the answer.
        case query
        /// The seal held, but the payer's browser brought it: it may be old. It never settles anything by itself.
        case browserReturn
    }

    public let attempt: AttemptNumber
    public let report: TransactionReport
    public let verification: Verification

    public init(attempt: AttemptNumber, report: TransactionReport, verification: Verification) {
        self.attempt = attempt
        self.report = report.compared(with: attempt)
        self.verification = verification
    }
}

extension TransactionReport {
    fileprivate func compared(with attempt: AttemptNumber) -> TransactionReport {
        let notice = Notice.mismatch(field: "attemptNumber")
        guard let named = attemptNumber, named != attempt, !notices.contains(notice) else { return self }
        var marked = self
        marked.notices.append(notice)
        return marked
    }
}

/// A reference and nothing else.
public struct Hint: Sendable, Hashable {
    public let attempt: AttemptNumber?
    public let gatewayNumber: GatewayNumber?

    public init(attempt: AttemptNumber?, gatewayNumber: GatewayNumber?) {
        self.attempt = attempt
        self.gatewayNumber = gatewayNumber
    }
}

/// The end of a call that starts an attempt, other than success, whose report says everything.
public struct StartOutcome: Sendable, Hashable {
    public enum Outcome: String, Sendable, Hashable, CaseIterable, Comparable {
        /// The answer was lost. Ask; never send again.
        case unknown
        /// The gateway said no, or it was surely never sent, or asking later showed that it never happened.
        case refused

        public static func < (left: Outcome, right: Outcome) -> Bool { left == .unknown && right == .refused }
    }

    public let attempt: AttemptNumber
    public let outcome: Outcome

    public init(attempt: AttemptNumber, outcome: Outcome) {
        self.attempt = attempt
        self.outcome = outcome
    }
}

/// A decision about an order. Numbered when it is made; of those that decide, the highest number wins.
public struct Decision: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The money known by now fulfils the order, whatever the terms say.
        case accept
        /// The merchant withdraws the order.
        case cancel
        /// Undoes an earlier ``accept`` or ``cancel``.
        case reopen
        /// Words for the timeline. Decides nothing.
        case note
    }

    public let number: Int
    public let kind: Kind
    /// Who decided, as the merchant names people or systems.
    public let by: String
    public let text: String
    /// The request that asked for it, by which its repetition is known.
    public let request: IdempotencyKey?

    public init(number: Int, kind: Kind, by: String, text: String = "", request: IdempotencyKey? = nil) {
        self.number = number
        self.kind = kind
        self.by = by
        self.text = text
        self.request = request
    }
}
