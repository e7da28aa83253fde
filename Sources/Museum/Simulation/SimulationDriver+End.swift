#if Dispatcher
internal import GatewaySimulator
internal import PaymentDispatcher
internal import Payments

extension SimulationDriver {
    /// No attempt is asked about longer than this.
    private static let quietSeconds: Int64 = 40 * 86_400
    private static let mostRounds = 20_000

    func run() -> SimulationResult {
        for _ in 0..<settings.steps where problems.isEmpty { step() }
        if problems.isEmpty { endQuietly() }
        return SimulationResult(
            seed: settings.seed, steps: settings.steps, choices: choices, crashes: crashes, digest: log.digest,
            problems: problems, endings: orders.filter { $0.version != nil }.map(\.status), lines: log.lines)
    }

    /// No message arrives any more and nothing fails; reconciliation alone must find the truth. Then everything is told.
    private func endQuietly() {
        drainTurnstiles()
        collectMessages()
        mailbox = []
        lots.setRate(perThousand: 0)
        for account in accounts { account.simulator.setFaults(.none) }
        endpoint.setMood(.answers(200))
        log.note("quiet")
        workUntil(clock.truth.adding(seconds: Self.quietSeconds))
        for index in orders.indices { checkTruth(index) }
        tellEverything()
        log.note("end " + orders.map(\.status.rawValue).joined(separator: " "))
    }

    private func workUntil(_ end: Timestamp) {
        for round in 0..<Self.mostRounds {
            guard let next = nextWork(), next <= end else { return }
            // What stays due although the desk looked at it is looked at again a second later.
            clock.move(to: round == 0 ? next : max(next, clock.truth.adding(seconds: 1)))
            launch("work") { desk in .worked(await desk.work()) }
            drainTurnstiles()
            _ = accounts.map { $0.simulator.takeMessages() }
            look()
            guard problems.isEmpty else { return }
        }
        problems.append("there is no end of work")
    }

    /// Given up or not, every event can be had again, and the endpoint then has them all.
    private func tellEverything() {
        for order in orders {
            let id = order.id
            checkTold(id)
            launch("redeliver \(id)") { desk in .done("planned \(String(describing: try? await desk.redeliver(.order(id))))") }
            drainTurnstiles()
            for _ in 0..<20 {
                launch("work") { desk in .worked(await desk.work()) }
                drainTurnstiles()
            }
            let told = told(of: id)
            let events = reach { store in try await store.timeline(of: id).events } ?? []
            if told != Set(events.map(\.sequence)) { problems.append("\(id): the endpoint was not told everything") }
        }
    }

    /// What is noted as told has arrived. Telling everything again would hide it.
    private func checkTold(_ id: OrderID) {
        let told = told(of: id)
        for item in reach({ store in await store.work(of: id) }) ?? [] where item.state == .done {
            guard case .delivery(_, let sequence, _) = item.subject, !told.contains(sequence) else { continue }
            problems.append("\(id): event \(sequence) is noted as told and did not arrive")
        }
    }

    /// The numbers of an order's events that the endpoint took.
    private func told(of id: OrderID) -> Set<Int> {
        Set(endpoint.events.filter { $0.order == id.text }.map(\.sequence))
    }
}
#endif
