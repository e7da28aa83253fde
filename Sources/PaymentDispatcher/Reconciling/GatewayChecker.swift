#if Dispatcher
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
        // An awaited check is asked even when the plan is over: somebody heard something that the plan does not know.
        if CheckPlan(subject: subject).isOver, !item.isAwaited {
            await desk.settle(item, .done)
            return nil
        }
        // While its start runs, or somebody else asks, an answer would be about a moment that is gone.
        guard !desk.starts.contains(number), desk.questions.begin(number) else {
            await desk.settle(item, .postponed(until: desk.time.now().adding(seconds: Self.busySeconds)))
            return nil
        }
        return Check(item: item, record: record, loaded: loaded, subject: subject, begunAt: desk.time.now())
    }

    private static let busySeconds: Int64 = 2

    // MARK: Asking

    func ask(about check: Check) async -> WorkReport {
        do throws(OrderStoreError) {
            let answer = try await desk.ask(about: check.record, in: check.loaded, .inTurn(patience))
            return try await desk.conclude(check, answer)
        } catch {
            await desk.leave(check.item, because: error)
            return .oneFailedCheck
        }
    }
}

extension WorkReport {
    static var oneFailedCheck: WorkReport {
        var report = WorkReport()
        report.checksFailed = 1
        return report
    }
}
#endif
