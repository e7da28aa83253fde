#if Dispatcher
import Payments

/// The live loops: one for each line of work, so that a slow gateway or endpoint delays no other.
struct Workers: Sendable {
    let desk: Desk
    let sleeper: any Sleeper
    /// For how long what is under way may go on once this is cancelled, in milliseconds.
    var finishingTime: @Sendable () -> Int64 = { 3_000 }

    /// How long a line that was found empty is left alone, in milliseconds.
    private static let poll: Int64 = 200
    /// How long one is left alone that the store would not show.
    private static let pollAfterFailure: Int64 = 2_000
    private static let clockPoll: Int64 = 500
    private static let sweep: Int64 = 5_000
    private static let hour: Int64 = 3_600_000
    /// The sweep leaves what became due within so many seconds to the line in this process.
    private static let sweepMargin: Int64 = 3
    private static let appliers = 8

    func run() async {
        await withDiscardingTaskGroup { group in
            for gateway in desk.gateways.values {
                // What may be under way at a gateway is shared by all who ask it for nobody.
                let patience = Patience(sleeper: sleeper, places: Slots(desk.settings.reconciliation.concurrency))
                group.addTask { await check(gateway, patience) }
                group.addTask { await adopt(gateway, patience) }
            }
            for teller in desk.settings.endpoints.compactMap({ EndpointTeller($0, of: desk) }) {
                group.addTask { await tell(teller) }
            }
            group.addTask { await drainLine() }
            group.addTask { await again(every: Self.sweep) { _ = await orders.applyStored(margin: Self.sweepMargin) } }
            group.addTask { await again(every: Self.clockPoll) { _ = await orders.passTime() } }
            group.addTask { await again(every: Self.hour) { await forgetRequests() } }
            group.addTask { await again(every: Self.hour) { await desk.tellUnservedLines() } }
        }
    }

    private var orders: OrderWork { OrderWork(desk: desk) }

    // MARK: Orders

    /// Brings orders up to date as they are told something, a few at once. Nobody waits for it, so a store may let it
    /// share what it does for those who are waited for.
    private func drainLine() async {
        let slots = Slots(Self.appliers)
        await withDiscardingTaskGroup { group in
            for await _ in desk.line.signs() {
                for entry in desk.line.take() {
                    await slots.take()
                    group.addTask {
                        await finishing(within: finishingTime, sleeper) { await orders.apply(entry, isAwaited: false) }
                        slots.giveBack()
                    }
                }
            }
        }
    }

    private func forgetRequests() async {
        do throws(OrderStoreError) {
            _ = try await desk.store.forgetRequests(before: desk.keysKeptSince)
        } catch {
            desk.complain(error)
        }
    }

    private func again(every milliseconds: Int64, _ work: @escaping @Sendable () async -> Void) async {
        repeat {
            await finishing(within: finishingTime, sleeper, work)
        } while await sleeper.sleep(milliseconds: milliseconds)
    }

    // MARK: Gateways and endpoints

    private func check(_ gateway: any PaymentGateway, _ patience: Patience) async {
        let concurrency = desk.settings.reconciliation.concurrency
        let checker = GatewayChecker(desk: desk, gateway: gateway, patience: patience)
        // As many again are in hand while what others were answered is being stored. A gateway that takes many at once gets one share a call; from the others as many are claimed as can be under way.
        let isBatching = checker.share > 1
        await serve(
            checker.queue, of: .gateway(gateway.id), limit: isBatching ? checker.share : concurrency,
            concurrency: 2 * concurrency, leaseSeconds: GatewayChecker.leaseSeconds, isTogether: isBatching
        ) { items in _ = await checker.check(items) }
    }

    private func adopt(_ gateway: any PaymentGateway, _ patience: Patience) async {
        let concurrency = desk.settings.reconciliation.concurrency
        guard let checker = AdoptionChecker(desk: desk, gateway: gateway, patience: patience) else { return }
        await serve(
            checker.queue, of: .gateway(gateway.id), limit: concurrency, concurrency: concurrency,
            leaseSeconds: AdoptionChecker.leaseSeconds, isTogether: false
        ) { items in
            for item in items { _ = await checker.check(item) }
        }
    }

    private func tell(_ teller: EndpointTeller) async {
        await serve(
            teller.queue, of: .endpoint(teller.endpoint.id), limit: EndpointTeller.concurrency,
            concurrency: EndpointTeller.concurrency, leaseSeconds: EndpointTeller.leaseSeconds, isTogether: false
        ) { items in
            for item in items { _ = await teller.deliver(item) }
        }
    }

    /// Claims what is due in one line and works on it, so many pieces at once, for as long as the other side lets us.
    private func serve(
        _ queue: WorkQueue, of subject: CallPaces.Subject, limit: Int, concurrency: Int, leaseSeconds: Int64, isTogether: Bool,
        _ work: @escaping @Sendable ([WorkItem]) async -> Void
    ) async {
        let slots = Slots(concurrency)
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                let claimed: [WorkItem]?
                switch desk.paces.permit(subject) {
                case .go(let count):
                    claimed = await desk.claim(queue, limit: isTogether ? limit : min(limit, count), leaseSeconds: leaseSeconds)
                case .wait: claimed = []
                }
                let items = claimed ?? []
                let pause = claimed == nil ? Self.pollAfterFailure : Self.poll
                if items.isEmpty { guard await sleeper.sleep(milliseconds: pause) else { return } }
                for share in isTogether ? [items] : items.map({ [$0] }) where !share.isEmpty {
                    await slots.take()
                    guard !Task.isCancelled else {
                        await finishing(within: finishingTime, sleeper) {
                            for item in share { await desk.settle(item, .postponed(until: desk.time.now())) }
                        }
                        slots.giveBack()
                        continue
                    }
                    group.addTask {
                        await finishing(within: finishingTime, sleeper) { await work(share) }
                        slots.giveBack()
                    }
                }
            }
        }
    }
}
#endif
