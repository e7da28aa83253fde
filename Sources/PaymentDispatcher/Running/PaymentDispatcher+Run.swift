#if Dispatcher
public import Payments

extension PaymentDispatcher {
    /// Does everything that becomes due, until the task is cancelled. Then it ends what is under way; the rest waits in the store.
    ///
    /// Run one dispatcher on a store. Several share its work by leases, if the store allows them; but what one promises of requests that
    /// come twice at once, and the rates at which gateways are asked, hold in each alone.
    public func run() async { await run(sleeper: SystemSleeper()) }

    /// ``run()`` for a process that has only so long to end.
    /// - Parameter milliseconds: for how long what is under way may go on, asked when the task is cancelled.
    package func run(finishingWithin milliseconds: @escaping @Sendable () -> Int64) async {
        await Workers(desk: desk, sleeper: SystemSleeper(), finishingTime: milliseconds).run()
    }

    func run(sleeper: any Sleeper) async { await Workers(desk: desk, sleeper: sleeper).run() }

    /// Does everything that is due now, once, one thing after another, in the same order each time.
    ///
    /// What a gateway's rate does not allow now stays due; call again when time has passed.
    public func work() async -> WorkReport {
        let orders = OrderWork(desk: desk)
        var report = await orders.applyLine()
        report += await orders.applyStored()
        report += await orders.passTime()
        for gateway in desk.gateways.values.sorted(by: { $0.id < $1.id }) {
            report += await checkAll(GatewayChecker(desk: desk, gateway: gateway))
            if let checker = AdoptionChecker(desk: desk, gateway: gateway) { report += await adoptAll(checker) }
        }
        report += await orders.applyLine()
        for teller in desk.settings.endpoints.compactMap({ EndpointTeller($0, of: desk) }) { report += await tellAll(teller) }
        return report
    }

    /// What time it is for this desk: the clock's, as far as it can be believed. Whoever shows an order shows it as of this time, so that
    /// no page calls over what the desk still takes money for.
    public var now: Timestamp { desk.time.now() }

    private func checkAll(_ checker: GatewayChecker) async -> WorkReport {
        var report = WorkReport()
        while case .go(let count) = desk.paces.permit(.gateway(checker.gateway.id)) {
            let limit = checker.share > 1 ? checker.share : count
            let claimed = await desk.claim(checker.queue, limit: limit, leaseSeconds: GatewayChecker.leaseSeconds)
            guard let items = claimed, !items.isEmpty else { break }
            report += await checker.check(items)
        }
        return report
    }

    private func adoptAll(_ checker: AdoptionChecker) async -> WorkReport {
        var report = WorkReport()
        while case .go(let count) = desk.paces.permit(.gateway(checker.gateway.id)) {
            let claimed = await desk.claim(checker.queue, limit: count, leaseSeconds: AdoptionChecker.leaseSeconds)
            guard let items = claimed, !items.isEmpty else { break }
            for item in items { report += await checker.check(item) }
        }
        return report
    }

    private func tellAll(_ teller: EndpointTeller) async -> WorkReport {
        var report = WorkReport()
        while case .go = desk.paces.permit(.endpoint(teller.endpoint.id)) {
            let claimed = await desk.claim(teller.queue, limit: 1, leaseSeconds: EndpointTeller.leaseSeconds)
            guard let item = claimed?.first else { break }
            report += await teller.deliver(item)
        }
        return report
    }
}
#endif
