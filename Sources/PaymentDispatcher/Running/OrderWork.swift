#if Dispatcher
import Payments

/// Work that needs nobody from outside: applying what is recorded, and letting time pass.
struct OrderWork: Sendable {
    let desk: Desk

    /// Longer than either can take.
    static let leaseSeconds: Int64 = 60
    static let share = 100

    /// Everything that joined the line in this process.
    func applyLine() async -> WorkReport {
        var report = WorkReport()
        for entry in desk.line.take() {
            await apply(entry)
            report.applied += 1
        }
        return report
    }

    /// - Parameter isAwaited: somebody waits for it.
    func apply(_ entry: ApplyLine.Entry, isAwaited: Bool = true) async {
        await Correlation.$id.withValue(entry.correlation) { await desk.applyOrLeave(entry.order, isAwaited: isAwaited) }
    }

    /// What the line did not do: because the process that recorded it is gone, or the store failed.
    /// - Parameter margin: leaves what became due within so many seconds to the line.
    func applyStored(margin: Int64 = 0) async -> WorkReport {
        await every(of: .apply, margin: margin) { item throws(OrderStoreError) in
            try await desk.apply(item.order)
            var report = WorkReport()
            report.applied = 1
            return report
        }
    }

    /// Looks at the clock for every order whose state may change by it.
    func passTime() async -> WorkReport {
        await desk.followClockBack()
        return await every(of: .clock) { item throws(OrderStoreError) in
            try await desk.note(.clock, about: item.order)
            try await desk.apply(item.order)
            var report = WorkReport()
            report.clocks = 1
            return report
        }
    }

    private func every(
        of queue: WorkQueue, margin: Int64 = 0, _ work: (WorkItem) async throws(OrderStoreError) -> WorkReport
    ) async -> WorkReport {
        var report = WorkReport()
        while true {
            let claimed = await desk.claim(queue, limit: Self.share, leaseSeconds: Self.leaseSeconds, dueBefore: margin)
            let items = claimed ?? []
            for item in items {
                do throws(OrderStoreError) {
                    report += try await work(item)
                    await desk.settle(item, .done)
                } catch {
                    await desk.leave(item, because: error)
                }
            }
            if items.count < Self.share || Task.isCancelled { return report }
        }
    }
}
#endif
