/// Everything that was ever said about one order, joined. Put evidence in, in any order and any number of times; ask
/// ``state(of:)`` for the answer.
///
/// This value is the whole of the fold's memory: equal facts give equal states, and inserting twice is inserting once.
public struct OrderFacts: Sendable, Hashable {
    var transactions: [TransactionKey: TransactionFacts] = [:]
    var starts: [AttemptNumber: StartOutcome.Outcome] = [:]
    var decisions: [Int: Set<DatedDecision>] = [:]
    var refunds: [RefundNumber: RefundFacts] = [:]
    /// The latest time the clock was looked at.
    var clock: Timestamp?

    public init() {}

    public init(_ evidence: some Sequence<Evidence>) {
        for piece in evidence { insert(piece) }
    }

    public mutating func insert(_ evidence: Evidence) {
        switch evidence.statement {
        case .report(let verified):
            let key = TransactionKey(attempt: verified.attempt, gatewayNumber: verified.report.gatewayNumber)
            transactions[key, default: TransactionFacts()]
                .insert(verified.report, by: verified.verification, receivedAt: evidence.receivedAt)
        case .hint:
            break
        case .start(let start):
            starts[start.attempt] = max(starts[start.attempt] ?? start.outcome, start.outcome)
        case .clock:
            clock.joinMaximum(evidence.receivedAt)
        case .decision(let decision):
            guard decision.kind != .note else { return }
            decisions[decision.number, default: []].insert(DatedDecision(decision: decision, at: evidence.receivedAt))
        case .refund(let statement):
            refunds[statement.number, default: RefundFacts(statement)].insert(statement, receivedAt: evidence.receivedAt)
        }
    }
}

struct DatedDecision: Sendable, Hashable {
    var decision: Decision
    var at: Timestamp
}

/// One refund: the highest status, and every amount that was ever said of it.
struct RefundFacts: Sendable, Hashable {
    var transaction: TransactionKey
    var amounts: Set<Money>
    var status: Refund.Status
    /// When we first knew that it was done.
    var doneAt: Timestamp?

    init(_ statement: RefundStatement) {
        transaction = statement.transaction
        amounts = [statement.amount]
        status = statement.status
    }

    mutating func insert(_ statement: RefundStatement, receivedAt: Timestamp) {
        transaction = max(transaction, statement.transaction)
        amounts.insert(statement.amount)
        if statement.status.rank > status.rank { status = statement.status }
        if statement.status == .succeeded { doneAt.joinMinimum(receivedAt) }
    }

    /// The greatest amount said, so that a wrong smaller one never hides money that left.
    func amount(in currency: Currency) -> ExactDecimal? {
        amounts.filter { $0.currency == currency }.map(\.amount).max()
    }
}
