#if Dispatcher
internal import GatewaySimulator
internal import PaymentDispatcher
internal import Payments

extension Stage {
    /// So many rounds of work at one moment are enough for anything that ends.
    private static let mostRounds = 12

    /// The road and the desk do what is due now.
    func rest() async throws(Surprise) {
        await carry()
        for _ in 0..<Self.mostRounds {
            guard let desk, try await nextWork().map({ $0 <= desk.now }) ?? false else { return }
            let asked = machine
            let report = await desk.work()
            guard survives(asked) else { return }
            await carry()
            if report.isIdle { return }
        }
    }

    /// Lets time pass, and stops wherever something is due.
    func wait(seconds: Int64) async throws(Surprise) {
        let end = clock.truth.adding(seconds: seconds)
        try await rest()
        while clock.truth < end {
            let next = [try await nextEvent(), end].compactMap { $0 }.min() ?? end
            // What stays due although the desk looked at it is looked at again a second later.
            clock.move(to: min(max(next, clock.truth.adding(seconds: 1)), end))
            try await rest()
        }
    }

    private func nextEvent() async throws(Surprise) -> Timestamp? {
        var moments = accounts.compactMap(\.simulator.nextEvent)
        if let desk, let work = try await nextWork() {
            // As the true clock shows it.
            moments.append(clock.truth.adding(milliseconds: work.milliseconds - desk.now.milliseconds))
        }
        return moments.min()
    }

    /// When the desk has something to do next, by its own time.
    private func nextWork() async throws(Surprise) -> Timestamp? {
        var moments: [Timestamp] = []
        for id in orders.values {
            do throws(OrderStoreError) {
                for item in try await store.work(of: id) where item.state == .waiting {
                    moments.append(item.lease?.expires ?? item.due)
                }
            } catch {
                throw Surprise("the store: \(error)")
            }
        }
        return moments.min()
    }
}
#endif
