#if Dispatcher
import Payments

extension LoadedOrder {
    var nextDecisionNumber: Int { (decisions.map(\.number).max() ?? 0) + 1 }

    /// When somebody decided last, by the clock of that time.
    var lastDecidedAt: Timestamp? {
        evidence.compactMap { evidence in
            if case .decision(let decision) = evidence.statement, decision.kind != .note { evidence.receivedAt } else { nil }
        }.max()
    }

    /// What was decided last.
    var decidingKind: Decision.Kind? { decisions.filter { $0.kind != .note }.max { $0.number < $1.number }?.kind }

    /// When a decision of this kind was made: now, and no earlier than money of which was heard, and later than what was heard of money that
    /// went back, since whoever decides knows of it, also where the clock was put right since. Where the clock was wrong by more, an acceptance is left alone, so that it covers nothing that
    /// comes after it; a cancel of what is paid leaves it paid in any case.
    func moment(of kind: Decision.Kind, at now: Timestamp) -> Timestamp {
        let isOfPaid = kind == .cancel && presentSnapshot.state.status == .paid
        let end = now.adding(milliseconds: ClockWatch.tolerance)
        let known = evidence.compactMap(\.heardOfMoney).filter { isOfPaid || $0 <= end }
        return known.max().map { max($0, now) } ?? now
    }

    /// A review that this ends. Something came after the cancel that stands.
    func isClosed(by cancel: Evidence) -> Bool {
        presentSnapshot.state.status == .review && fold(record.order, evidence + [cancel]).status == .canceled
    }
}

extension Evidence {
    /// The earliest moment at which somebody can have decided who heard of money by this; `nil` when it tells of none.
    fileprivate var heardOfMoney: Timestamp? {
        switch statement {
        case .report(let verified):
            let report = verified.report
            if report.claim.isMoney || report.isReassigned, report.settlement?.refunded == nil { return receivedAt }
            return report.tellsOfMoneyGone ? receivedAt.adding(milliseconds: 1) : nil
        case .refund: return receivedAt.adding(milliseconds: 1)
        case .hint, .start, .clock, .decision: return nil
        }
    }
}

extension TransactionReport {
    /// It went back, or a gateway knows nothing of it.
    fileprivate var tellsOfMoneyGone: Bool {
        switch claim {
        case .canceled, .returned, .failed, .expired: true
        case .awaitingPayer, .processing, .underpaid, .paid, .unrecognized: settlement?.refunded != nil
        }
    }
}

extension Decision {
    /// The same, asked for again under the same request.
    func isRepeated(by other: Decision) -> Bool {
        request == other.request && kind == other.kind && by == other.by && text == other.text
    }
}
#endif
