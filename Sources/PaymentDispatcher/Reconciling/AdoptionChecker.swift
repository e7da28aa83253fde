#if Dispatcher
import Logging
import Payments

/// Asks one gateway about the numbers that were named to the desk while it could not be asked.
struct AdoptionChecker: Sendable {
    let desk: Desk
    let gateway: any AdoptingGateway
    /// What its questions may wait for; `nil`: nothing.
    var patience: Patience?

    static let leaseSeconds: Int64 = 120

    /// - Returns: `nil` for a gateway that makes nothing in browsers.
    init?(desk: Desk, gateway: any PaymentGateway, patience: Patience? = nil) {
        guard let gateway = gateway as? any AdoptingGateway else { return nil }
        self.desk = desk
        self.gateway = gateway
        self.patience = patience
    }

    var queue: WorkQueue { .adoption(gateway.id) }

    /// Asks about one and settles it.
    func check(_ item: WorkItem) async -> WorkReport {
        guard case .adoption(let order, let number, _) = item.subject else {
            await desk.settle(item, .parked)
            return WorkReport()
        }
        var report = WorkReport()
        do throws(DispatcherError) {
            try await desk.adopt(number, at: gateway, for: order, .inTurn(patience))
            report.checked = 1
            await desk.settle(item, .done)
        } catch {
            await settle(item, after: error, &report)
        }
        return report
    }

    private func settle(_ item: WorkItem, after error: DispatcherError, _ report: inout WorkReport) async {
        if case .store(let error) = error { return await desk.leave(item, because: error) }
        let verdict: AdoptionVerdict
        do throws(OrderStoreError) {
            verdict = try await desk.verdict(on: error, about: item.order, failures: item.failures)
        } catch {
            return await desk.leave(item, because: error)
        }
        switch verdict {
        case .wait: break
        case .look, .over: report.checked = 1
        case .retry, .abandoned: report.checksFailed = 1
        }
        await desk.settle(item, verdict.outcome)
        guard verdict == .abandoned else { return }
        desk.count(.checksGivenUp, gateway.id.text, CheckPlan.Ending.unresolved.rawValue)
        desk.log(
            .warning, "a number that somebody named is asked about no more",
            [.order: item.order.text, .gateway: gateway.id.text, .outcome: error.word])
    }
}
#endif
