#if Dispatcher
internal import Payments

extension LoadedOrder {
    var evidence: [Evidence] {
        journal.compactMap { entry in
            if case .evidence(let evidence) = entry.fact { evidence } else { nil }
        }
    }

    /// The state that all of the journal gives, applied or not.
    var presentSnapshot: OrderSnapshot {
        if version.isBehind { return resume(at: record.changedAt).snapshot }
        return OrderSnapshot(order: record.order.id, sequence: version.sequence, state: fold(record.order, evidence))
    }

    func reports(of number: AttemptNumber) -> [VerifiedReport] {
        evidence.compactMap { evidence in
            guard case .report(let verified) = evidence.statement, verified.attempt == number else { return nil }
            return verified
        }
    }

    /// Whether a message with this digest was recorded, told in this way.
    func holdsReport(by verification: VerifiedReport.Verification, digest: String) -> Bool {
        evidence.contains { evidence in
            guard evidence.digest == digest, case .report(let verified) = evidence.statement else { return false }
            return verified.verification == verification
        }
    }

    /// What became of starting an attempt, when it was not simply done.
    func startOutcome(of number: AttemptNumber) -> StartOutcome.Outcome? {
        evidence.compactMap { evidence in
            guard case .start(let start) = evidence.statement, start.attempt == number else { return nil }
            return start.outcome
        }.max()
    }

    /// The attempt surely never began: asking tells nothing new.
    func neverBegan(_ number: AttemptNumber) -> Bool {
        reports(of: number).isEmpty && startOutcome(of: number) == .refused
    }

    /// Decisions of any kind, in the order of recording.
    var decisions: [Decision] {
        evidence.compactMap { evidence in
            if case .decision(let decision) = evidence.statement { decision } else { nil }
        }
    }
}

extension VerifiedReport {
    /// A query said how the transaction ended, with money or with money given back.
    var isLastWord: Bool {
        verification == .query && (report.claim == .paid || report.claim == .returned) && !report.notices.contains(.queryDue)
    }

    /// A sealed message decides nothing by itself and says that the gateway is to be asked.
    var asksForQuery: Bool { verification == .sealedCallback && report.notices.contains(.queryDue) }

    /// It is undecided, or nobody paid it yet.
    var isOpen: Bool { report.claim == .awaitingPayer || report.claim == .processing }
}
#endif
