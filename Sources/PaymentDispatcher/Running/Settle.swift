#if Dispatcher
import Logging
import Payments

extension Desk {
    /// - Returns: `nil` when the store failed.
    func claim(
        _ queue: WorkQueue, limit: Int, leaseSeconds: Int64, dueBefore margin: Int64 = 0
    ) async -> [WorkItem]? {
        let now = time.now()
        do throws(OrderStoreError) {
            return try await store.claim(
                WorkClaim(
                    queue, limit: limit, worker: worker, now: now.adding(seconds: -margin),
                    leaseUntil: now.adding(seconds: leaseSeconds)))
        } catch {
            complain(error)
            return nil
        }
    }

    /// Ends a lease. Work that was planned anew, or taken by another, since it was claimed is none of ours any more.
    func settle(_ item: WorkItem, _ outcome: WorkOutcome) async {
        do throws(OrderStoreError) {
            try await store.settle(item, outcome)
        } catch {
            if error.kind != .conflict(.leaseLost) { complain(error) }
        }
    }

    /// The store failed in the middle: the work is tried again, at the latest when its lease ends.
    func leave(_ item: WorkItem, because error: OrderStoreError) async {
        complain(error)
        let retry = RetryPlan.standard.retry(after: time.now(), failures: item.failures, roll: randomness.roll())
        await settle(item, .failed(retryAt: retry))
    }
}
#endif
