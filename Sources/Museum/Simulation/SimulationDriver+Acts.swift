#if Dispatcher
internal import GatewaySimulator
internal import PaymentDispatcher
internal import Payments

extension SimulationDriver {
    /// What may happen next, and how often in proportion.
    private static let acts: [(weight: Int, act: @Sendable (SimulationDriver) -> Void)] = [
        (20, { $0.payerActs() }),
        (4, { $0.browserPostsForm() }),
        (22, { $0.deliverOne() }),
        (3, { $0.replayOne() }),
        (3, { $0.strangerWrites() }),
        (22, { $0.deskWorks() }),
        (6, { $0.merchantOpens() }),
        (12, { $0.merchantCharges() }),
        (4, { $0.merchantSyncs() }),
        (2, { $0.merchantDecides() }),
        (1, { $0.merchantWantsEventsAgain() }),
        (2, { $0.merchantUsesConsole() }),
        (3, { $0.browserMakesIntent() }),
        (2, { $0.pageNamesIntent() }),
        (12, { $0.timePasses() }),
        (2, { $0.processDies() }),
        (2, { $0.weatherChanges() }),
    ]

    private static let weight = acts.map(\.weight).reduce(0, +)

    func step() {
        var lot = dice.below(Self.weight)
        for (weight, act) in Self.acts {
            guard lot >= weight else {
                act(self)
                break
            }
            lot -= weight
        }
        for _ in 0..<dice.below(haste + 1) { letOneGoOn() }
        collectMessages()
        look()
    }

    /// More than this at once would only wait.
    var isBusy: Bool { underWay >= 6 }

    private func timePasses() {
        let before = clock.truth
        switch dice.below(20) {
        case 0..<10: clock.pass(seconds: Int64(1 + dice.below(30)))
        case 10..<16: clock.move(to: min(nextEvent() ?? before, before.adding(seconds: 86_400)))
        case 16..<19: clock.pass(seconds: Int64(30 + dice.below(1800)))
        default: clock.pass(seconds: Int64(1800 + dice.below(40_000)))
        }
        log.note("time \(clock.truth.milliseconds)")
    }

    /// When something is due next, at the gateways or at the desk.
    func nextEvent() -> Timestamp? {
        (accounts.compactMap(\.simulator.nextEvent) + [nextWork()].compactMap { $0 }).min()
    }

    func nextWork() -> Timestamp? {
        var moments: [Timestamp] = []
        for order in orders {
            let work = reach { store in await store.work(of: order.id) } ?? []
            moments += work.filter { $0.state == .waiting }.map { $0.lease?.expires ?? $0.due }
        }
        return moments.min()
    }

    private func processDies() {
        // Not before there is something to lose.
        guard underWay > 0 || dice.strikes(200) else { return }
        crashes += 1
        log.note("crash with \(underWay) under way")
        machine.kill()
        drainTurnstiles()
        do {
            try restart()
        } catch {
            problems.append("the desk does not start again: \(error)")
        }
    }

    /// Everything under way ends.
    func drainTurnstiles() {
        settle()
        while turnstiles.count > 0 {
            if let label = turnstiles.release(0), machine.isAlive { log.note(label) }
            settle()
        }
    }

    private func weatherChanges() {
        switch dice.below(3) {
        case 0: lots.setRate(perThousand: [0, 0, 5, 60, 250][dice.below(5)])
        case 1:
            endpoint.setMood(dice.choice(of: [.answers(200), .answers(200), .answers(500), .down, .forgetsToAnswer]) ?? .down)
        default: endpoint.setMood(.answers(429, retryAfterSeconds: 30))
        }
        log.note("weather")
    }

    private func deskWorks() {
        guard working < 2 else { return }
        working += 1
        launch("work") { desk in .worked(await desk.work()) }
    }
}
#endif
