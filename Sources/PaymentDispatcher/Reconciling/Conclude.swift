#if Dispatcher
import Logging
import Payments

extension Desk {
    /// Settles a check by what its gateway answered, and says what is worth saying.
    func conclude(_ check: Check, _ answer: GatewayAnswer) async throws(OrderStoreError) -> WorkReport {
        // What somebody else said meanwhile left the next question to whoever asks right now.
        var loaded = try await store.load(check.record.order)
        if answer == .said(isNews: true), loaded.version.isBehind {
            try await apply(check.record.order)
            loaded = try await store.load(check.record.order)
        }
        let subject = CheckSubject(check.number, of: loaded) ?? check.subject
        let verdict = CheckVerdict(
            answer, about: subject, failures: check.item.failures, asked: check.begunAt, at: time.now(),
            roll: randomness.roll())
        if verdict == .neverBegun {
            try await note(.start(StartOutcome(attempt: check.number, outcome: .refused)), about: check.record.order)
            try await apply(check.record.order)
        }
        await settle(check.item, verdict.outcome)
        try await planAgain(check, knowing: loaded)
        if answer.isAnswer, subject.isUnconfirmed(at: time.now()) { tellUnconfirmed(check) }
        tell(check, answer, verdict)
        var report = WorkReport()
        switch answer {
        case .said, .nothing: report.checked = 1
        case .failed: report.checksFailed = 1
        case .notAsked: break
        }
        return report
    }

    /// What was recorded while this was being settled found it in hand, and planned nothing.
    private func planAgain(_ check: Check, knowing loaded: LoadedOrder) async throws(OrderStoreError) {
        guard let record = try await store.order(check.record.order), record.version.recorded != loaded.version.recorded
        else { return }
        let fresh = try await store.load(check.record.order)
        guard let subject = CheckSubject(check.number, of: fresh) else { return }
        let item = fresh.work.first { $0.subject == check.item.subject }
        guard let change = CheckPlan(subject: subject).change(of: item, at: time.now()), let time = change.at else { return }
        try await store.schedule(check.item.subject, at: time, isAwaited: change.isAwaited)
    }

    private func tellUnconfirmed(_ check: Check) {
        count(.unconfirmed, check.gateway.text)
        log(
            .warning, "a gateway does not know of a payment of which a message told; do not ship before it does",
            [.order: check.record.order.text, .attempt: check.number.text, .gateway: check.gateway.text])
    }

    /// What is wrong with a gateway, and not with one attempt, is told once a minute.
    /// - Returns: how many such answers the line stands for; `nil` when it is not to be written.
    private func timesToTell(_ check: Check, _ answer: GatewayAnswer) -> Int? {
        guard answer.isAboutGateway else { return 1 }
        return gatewayLines.count([check.gateway.text, answer.code], at: time.now())
    }

    private func tell(_ check: Check, _ answer: GatewayAnswer, _ verdict: CheckVerdict) {
        count(.checks, check.gateway.text, answer.code)
        let times = answer.isOfNoUse ? timesToTell(check, answer) : nil
        let fields: KeyValuePairs<LogField, String> = [
            .order: check.record.order.text, .attempt: check.number.text, .gateway: check.gateway.text, .outcome: answer.code,
            .reason: answer.loggedReason, .count: times.map { "\($0)" } ?? "",
        ]
        if times != nil {
            log(.warning, "a gateway's answer to a question is of no use", fields)
        } else {
            log(.debug, "a gateway was asked", fields)
        }
        guard let ending = verdict.ending else { return }
        count(.checksGivenUp, check.gateway.text, ending.rawValue)
        log(
            ending == .unresolved ? .warning : .info, "an attempt is asked about no more",
            [
                .order: check.record.order.text, .attempt: check.number.text, .gateway: check.gateway.text,
                .reason: ending.rawValue,
            ])
    }
}
#endif
