#if Dispatcher
import Logging
import Payments

/// Asks one gateway about everything that is due. It never decides: plan, pace and verdict are values.
struct GatewayChecker: Sendable {
    let desk: Desk
    let gateway: any PaymentGateway
    /// What its questions may wait for; `nil`: nothing.
    var patience: Patience?

    /// Longer than a batch takes that is asked one by one in the end. Should it not be, a question is put twice, and nothing else happens.
    static let leaseSeconds: Int64 = 300

    var queue: WorkQueue { .check(gateway.id) }

    private var batching: (any BatchQueryingGateway)? {
        desk.settings.reconciliation.batches ? gateway as? any BatchQueryingGateway : nil
    }

    /// How many checks one worker takes on together.
    var share: Int { max(batching?.maximumBatch ?? 1, 1) }

    /// Asks about all of them and settles each.
    func check(_ items: [WorkItem]) async -> WorkReport {
        var report = WorkReport()
        let checks = await checks(of: items)
        defer { for check in checks { desk.questions.end(check.number) } }
        let groups = CheckGroups(
            checks, canBatch: batching != nil, reach: batching?.batchReachSeconds, isListing: gateway is any ListingGateway)
        if let batching, !groups.batch.isEmpty { report += await ask(batching, about: groups.batch) }
        for check in groups.single { report += await ask(about: check) }
        return report
    }

    // MARK: What is asked about

    private func checks(of items: [WorkItem]) async -> [Check] {
        var checks: [Check] = []
        for item in items {
            do throws(OrderStoreError) {
                if let check = try await check(of: item) { checks.append(check) }
            } catch {
                await desk.leave(item, because: error)
            }
        }
        return checks
    }

    /// - Returns: `nil` when nobody is to be asked now; then it is settled.
    private func check(of item: WorkItem) async throws(OrderStoreError) -> Check? {
        guard case .check(let number) = item.subject, let record = try await desk.store.attempt(number) else {
            await desk.settle(item, .parked)
            return nil
        }
        let loaded = try await desk.store.load(record.order)
        guard let subject = CheckSubject(number, of: loaded) else {
            await desk.settle(item, .parked)
            return nil
        }
        if CheckPlan(subject: subject).isOver {
            await desk.settle(item, .done)
            return nil
        }
        // While its start runs, or somebody else asks, an answer would be about a moment that is gone.
        guard !desk.starts.contains(number), desk.questions.begin(number) else {
            await desk.settle(item, .again(at: desk.time.now().adding(seconds: Self.busySeconds)))
            return nil
        }
        return Check(item: item, record: record, loaded: loaded, subject: subject, begunAt: desk.time.now())
    }

    private static let busySeconds: Int64 = 2

    // MARK: Asking

    private func ask(about check: Check) async -> WorkReport {
        do throws(OrderStoreError) {
            let answer = try await desk.ask(about: check.record, in: check.loaded, .inTurn(patience))
            return try await conclude(check, answer)
        } catch {
            await desk.leave(check.item, because: error)
            return .oneFailedCheck
        }
    }

    private func ask(_ batching: any BatchQueryingGateway, about checks: [Check]) async -> WorkReport {
        let references = checks.map { desk.reference(to: $0.record, in: $0.loaded) }
        let reports: [GatewayReport]
        do throws(GatewayCallFailure) {
            reports = try await desk.call(gateway, patience: patience) { () async throws(GatewayError) in
                try await batching.query(batch: references)
            }
        } catch {
            return await goOn(with: checks, after: error)
        }
        var report = WorkReport()
        do throws(OrderStoreError) {
            let answers = try await learn(reports, about: checks)
            // What was there before and is left out of an answer is not gone.
            let missing = checks.filter { answers[$0.number] == nil && $0.subject.isHeardOf }
            for check in checks where answers[check.number] != nil || !check.subject.isHeardOf {
                report += try await conclude(check, answers[check.number] ?? .nothing(inList: false))
            }
            report += await askEach(missing, otherwise: .notAsked(until: desk.time.now().adding(seconds: Self.laterSeconds)))
        } catch {
            for check in checks { await desk.leave(check.item, because: error) }
            report += .oneFailedCheck
        }
        return report
    }

    /// One bad entry spoils the answer for all; then each is asked about alone, so that it delays nobody but itself. Where many in a row
    /// come to nothing it is not the entries.
    private func goOn(with checks: [Check], after failure: GatewayCallFailure) async -> WorkReport {
        await askEach(checks, isOfUse: failure.isAboutContent, otherwise: GatewayAnswer(failure))
    }

    /// Asks about each alone, in measure; what is left over is concluded as `answer`.
    private func askEach(_ checks: [Check], isOfUse: Bool = true, otherwise answer: GatewayAnswer) async -> WorkReport {
        var report = WorkReport()
        var failedInARow = 0
        for check in checks {
            if isOfUse, failedInARow < Self.mostFailedInARow, isInTime(check) {
                let single = await ask(about: check)
                failedInARow = single.checksFailed == 0 ? 0 : failedInARow + 1
                report += single
            } else {
                do throws(OrderStoreError) {
                    report += try await conclude(check, answer)
                } catch {
                    await desk.leave(check.item, because: error)
                }
            }
        }
        return report
    }

    private static let laterSeconds: Int64 = 60

    private static let mostFailedInARow = 5

    /// A slow answer to each must not take longer than the lease on all.
    private func isInTime(_ check: Check) -> Bool {
        desk.time.now() < check.begunAt.adding(seconds: Self.leaseSeconds / 2)
    }

    private func learn(
        _ reports: [GatewayReport], about checks: [Check]
    ) async throws(OrderStoreError) -> [AttemptNumber: GatewayAnswer] {
        let records = Dictionary(checks.map { ($0.number, $0.record) }) { first, _ in first }
        let bound = reports.flatMap { report in
            report.transactions.compactMap { transaction in
                report.attempt.flatMap { records[$0] }.map { BoundReport($0, transaction) }
            }
        }
        let receipts = try await desk.record(bound, by: .query)
        var answers: [AttemptNumber: GatewayAnswer] = [:]
        for (bound, receipt) in zip(bound, receipts) {
            let isNews = !receipt.isRepetition || answers[bound.attempt.number] == .said(isNews: true)
            answers[bound.attempt.number] = .said(isNews: isNews)
        }
        return answers
    }

    // MARK: What becomes of it

    private func conclude(_ check: Check, _ answer: GatewayAnswer) async throws(OrderStoreError) -> WorkReport {
        // What somebody else said meanwhile left the next question to whoever asks right now.
        var loaded = try await desk.store.load(check.record.order)
        if answer == .said(isNews: true), loaded.version.isBehind {
            try await desk.apply(check.record.order)
            loaded = try await desk.store.load(check.record.order)
        }
        let subject = CheckSubject(check.number, of: loaded) ?? check.subject
        let verdict = CheckVerdict(
            answer, about: subject, failures: check.item.failures, asked: check.begunAt, at: desk.time.now(),
            roll: desk.randomness.roll())
        if verdict == .neverBegun {
            try await desk.note(.start(StartOutcome(attempt: check.number, outcome: .refused)), about: check.record.order)
            try await desk.apply(check.record.order)
        }
        await desk.settle(check.item, verdict.outcome)
        try await planAgain(check, knowing: loaded)
        if answer.isAnswer, subject.isUnconfirmed(at: desk.time.now()) { tellUnconfirmed(check) }
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
        guard let record = try await desk.store.order(check.record.order), record.version.recorded != loaded.version.recorded
        else { return }
        let fresh = try await desk.store.load(check.record.order)
        guard let subject = CheckSubject(check.number, of: fresh) else { return }
        let item = fresh.work.first { $0.subject == check.item.subject }
        guard let time = CheckPlan(subject: subject).change(of: item, at: desk.time.now())?.at else { return }
        try await desk.store.schedule(check.item.subject, at: time)
    }

    private func tellUnconfirmed(_ check: Check) {
        desk.count(.unconfirmed, gateway.id.text)
        desk.log(
            .warning, "a gateway does not know of a payment of which a message told; do not ship before it does",
            [.order: check.record.order.text, .attempt: check.number.text, .gateway: gateway.id.text])
    }

    private func tell(_ check: Check, _ answer: GatewayAnswer, _ verdict: CheckVerdict) {
        desk.count(.checks, gateway.id.text, answer.code)
        let fields: KeyValuePairs<LogField, String> = [
            .order: check.record.order.text, .attempt: check.number.text, .gateway: gateway.id.text, .outcome: answer.code,
        ]
        if case .failed(let error) = answer, error.advice == .fixRequest || error.advice == .askPerson {
            desk.log(.warning, "a gateway's answer to a question is of no use", fields)
        } else {
            desk.log(.debug, "a gateway was asked", fields)
        }
        guard let ending = verdict.ending else { return }
        desk.count(.checksGivenUp, gateway.id.text, ending.rawValue)
        desk.log(
            ending == .unresolved ? .warning : .info, "an attempt is asked about no more",
            [
                .order: check.record.order.text, .attempt: check.number.text, .gateway: gateway.id.text,
                .reason: ending.rawValue,
            ])
    }
}

extension GatewayCallFailure {
    /// The gateway works, and its answer is of no use.
    fileprivate var isAboutContent: Bool {
        guard case .failed(let error) = self else { return false }
        switch error.kind {
        case .unavailable, .indeterminate, .rateLimited, .unauthorized: return false
        default: return true
        }
    }
}

extension WorkReport {
    fileprivate static var oneFailedCheck: WorkReport {
        var report = WorkReport()
        report.checksFailed = 1
        return report
    }
}
#endif
