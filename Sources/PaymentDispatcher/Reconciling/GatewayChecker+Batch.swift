#if Dispatcher
import Payments

extension GatewayChecker {
    /// Asks about all of them in one call; what it leaves out or cannot answer is asked about alone.
    func ask(_ batching: any BatchQueryingGateway, about checks: [Check]) async -> WorkReport {
        let references = checks.map { desk.reference(to: $0.record, in: $0.loaded) }
        let reports: [GatewayReport]
        do throws(GatewayCallFailure) {
            // One call that fails is one failure, whoever stands first in it.
            reports = try await desk.call(gateway, about: .attempt(checks[0].number), patience: patience) {
                () async throws(GatewayError) in
                try await batching.query(batch: references)
            }
        } catch {
            return await goOn(with: checks, after: error)
        }
        var report = WorkReport()
        do throws(OrderStoreError) {
            let bound = bind(reports, to: checks)
            let overtaken = try await overtaken(bound, checks)
            let answers = try await learn(bound.filter { !overtaken.contains($0.attempt.number) })
            // What was there before and is left out of an answer is not gone.
            let missing = checks.filter { answers[$0.number] == nil && ($0.subject.isHeardOf || overtaken.contains($0.number)) }
            let isMissing = Set(missing.map(\.number))
            for check in checks where !isMissing.contains(check.number) {
                report += try await desk.conclude(check, answers[check.number] ?? .nothing(inList: false))
            }
            report += await askEach(missing, otherwise: .notAsked(until: desk.time.now().adding(seconds: Self.laterSeconds)))
        } catch {
            for check in checks { await desk.leave(check.item, because: error) }
            report += .oneFailedCheck
        }
        return report
    }

    /// What was said about those that were asked about: a transaction's own number tells which it is, as a message's does, and where it has
    /// none that was asked about, the report's.
    private func bind(_ reports: [GatewayReport], to checks: [Check]) -> [BoundReport] {
        let records = Dictionary(checks.map { ($0.number, $0.record) }) { first, _ in first }
        return reports.flatMap { report in
            report.transactions.compactMap { transaction in
                let record = transaction.attemptNumber.flatMap { records[$0] } ?? report.attempt.flatMap { records[$0] }
                return record.map { BoundReport($0, transaction) }
            }
        }
    }

    private func overtaken(_ bound: [BoundReport], _ checks: [Check]) async throws(OrderStoreError) -> Set<AttemptNumber> {
        var overtaken: Set<AttemptNumber> = []
        for check in checks {
            let own = bound.filter { $0.attempt.number == check.number }.map(\.report)
            let report = GatewayReport(attempt: check.number, transactions: own)
            if try await desk.overtaking([report], about: check.number, knowing: check.loaded) != nil {
                overtaken.insert(check.number)
            }
        }
        return overtaken
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
                    report += try await desk.conclude(check, answer)
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

    private func learn(_ bound: [BoundReport]) async throws(OrderStoreError) -> [AttemptNumber: GatewayAnswer] {
        let receipts = try await desk.record(bound, by: .query)
        var answers: [AttemptNumber: GatewayAnswer] = [:]
        for (bound, receipt) in zip(bound, receipts) {
            let isNews = !receipt.isRepetition || answers[bound.attempt.number] == .said(isNews: true)
            answers[bound.attempt.number] = .said(isNews: isNews)
        }
        return answers
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
#endif
