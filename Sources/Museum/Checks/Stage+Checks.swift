#if Dispatcher
internal import GatewaySimulator
internal import PaymentDispatcher
internal import Payments

extension Stage {
    /// - Throws: ``Surprise`` naming everything that is never true.
    func checkAlways(isOver: Bool) async throws(Surprise) {
        var problems = endpoints.flatMap(\.problems)
        for name in orders.keys.sorted() {
            let facts = try await facts(of: name)
            problems += StandingOrderChecks(facts).problems(isOver: isOver)
            for number in facts.loaded.record.order.attempts.map(\.number) {
                // An attempt is begun once, at one gateway, however often its page is used.
                let begun = accounts.map { account in
                    let trades = account.simulator.ledger(of: number).count
                    return account.settings.keepsPageAfterDecline ? min(trades, 1) : trades
                }.reduce(0, +)
                if begun > 1 { problems.append("\(name): the number \(number) was used \(begun) times") }
            }
        }
        guard problems.isEmpty else { throw Surprise(problems.joined(separator: "; ")) }
    }

    private func facts(of name: String) async throws(Surprise) -> StandingOrderChecks.Facts {
        let id = try order(name)
        let loaded = try await loaded(name)
        let timeline = try await reading { store throws(OrderStoreError) in try await store.timeline(of: id) }
        let work = try await reading { store throws(OrderStoreError) in try await store.work(of: id) }
        var numbers: Set<GatewayNumber> = []
        for attempt in loaded.record.order.attempts {
            let record = try await reading { store throws(OrderStoreError) in try await store.attempt(attempt.number) }
            numbers.formUnion(record?.gatewayNumbers ?? [])
        }
        let own = Set(loaded.record.order.attempts.map(\.number))
        let ledger = accounts.flatMap(\.simulator.ledger).filter { entry in
            if let attempt = entry.attempt { return own.contains(attempt) }
            let isBound = numbers.contains(entry.gatewayNumber)
            guard let owner = owners[entry.gatewayNumber] else { return isBound }
            return owner.order == id && (isBound || owner.isHonest)
        }
        return StandingOrderChecks.Facts(
            loaded: loaded, events: timeline.events, work: work, ledger: ledger, endpoints: endpoints.map(\.id),
            now: desk?.now ?? clock.now())
    }

    /// - Throws: ``Surprise`` naming everything that differs from what the scenario expects in the end.
    func checkEnd() async throws(Surprise) {
        let expected = scenario.expectation
        for (name, order) in expected.orders {
            try await OrderCheck(stage: self, name: name, expectation: order).run()
        }
        var problems = plans.leftOver.map { "nothing happened \($0)" }
        for account in accounts {
            problems += account.simulator.faults.leftOver.map { "nothing came of \($0) at \(account.id)" }
        }
        if let unnamed = orders.keys.sorted().first(where: { key in !expected.orders.contains { $0.name == key } }) {
            problems.append("nothing is expected of \(unnamed)")
        }
        if desk == nil { problems.append("no desk is running") }
        if creations != expected.creates { problems.append("\(creations) payments were begun, not \(expected.creates)") }
        switch expected.queries {
        case .exactly(let count) where count != questions: problems.append("\(questions) questions were asked, not \(count)")
        case .atMost(let count) where count < questions: problems.append("\(questions) questions were asked, more than \(count)")
        default: break
        }
        problems += answerProblems
        problems += try await endpointProblems()
        guard problems.isEmpty else { throw Surprise(problems.joined(separator: "; ")) }
    }

    private var answerProblems: [String] {
        guard let wanted = scenario.expectation.answers else {
            return road.answers.keys.sorted().filter { $0 != 200 }.map { "the answer \($0) was given" }
        }
        let found = road.answers.sorted { $0.key < $1.key }.map { "\($0.value)×\($0.key)" }
        let expected = wanted.sorted { $0.status < $1.status }.map { "\($0.times)×\($0.status)" }
        return found == expected ? [] : ["the answers were \(found), not \(expected)"]
    }

    private func endpointProblems() async throws(Surprise) -> [String] {
        var total = 0
        for name in orders.keys { total += try await eventNames(of: name).count }
        var problems: [String] = []
        for endpoint in endpoints {
            let wanted = scenario.expectation.endpoints.first { $0.name == endpoint.id.text }?.endpoint
            let events = wanted?.events ?? total
            let deliveries = wanted?.deliveries ?? events
            if endpoint.events.count != events {
                problems.append("\(endpoint.id) took \(endpoint.events.count) events of \(total), not \(events)")
            }
            if endpoint.deliveries != deliveries {
                problems.append("\(endpoint.id) was called \(endpoint.deliveries) times, not \(deliveries)")
            }
        }
        return problems
    }
}

extension FaultPlan {
    /// Rules that nothing met, or fewer requests or messages than they were made for.
    fileprivate var leftOver: [String] {
        requestRules.filter { $0.times > 0 }.map { "\($0.fault) of \($0.operation ?? "a request")" }
            + messageRules.filter { $0.times > 0 }.map { "\($0.fault) of \($0.kind?.rawValue ?? "a message")" }
    }
}
#endif
