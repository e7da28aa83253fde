#if Dispatcher
import GatewaySimulator
@testable import PaymentDispatcher
import Payments
import Testing

@Suite struct GatewayTroubleTests {
    let time = MovableTime(Till.opening)
    let bank: AskedGateway

    init() { bank = AskedGateway("bank", time: time) }

    private func till(_ settings: (inout DispatcherSettings) -> Void = { _ in }) throws -> Till {
        try Till(gateways: [bank], time: time, settings: settings)
    }

    @Test("A gateway that does not answer is left alone after five questions, and everybody else is served")
    func breaker() async throws {
        let till = try till()
        bank.fail(.unavailable)
        _ = try await till.open(12, at: "bank")
        try await till.open("token-order")
        let attempt = try await till.pay(.stablecoin, of: "token-order")
        try till.simulator.act(.pay(.asAsked), onIntent: attempt.number.text)
        till.time.pass(seconds: 25)
        let report = await till.dispatcher.work()
        #expect(bank.questions.count == 5)
        #expect(report.checksFailed == 5)
        #expect(try await till.status("token-order") == .paid)
        #expect(till.metrics("paydesk_gateway_stopped_total{gateway=bank}") == 1)

        till.time.pass(seconds: 5)
        _ = await till.dispatcher.work()
        #expect(bank.questions.count == 6, "one tries")
        bank.answer { .success(.waiting($0.number)) }
        till.time.pass(seconds: 10)
        _ = await till.dispatcher.work()
        #expect(Set(bank.questions.dropFirst(6).map(\.number)).count >= 7, "and the rest follow")
    }

    @Test("Failures are retried in growing, scattered steps, and a gateway that comes back after a day is asked about everything")
    func retries() async throws {
        let till = try till()
        bank.fail(.indeterminate)
        let orders = try await till.open(3, at: "bank")
        try await till.work(until: till.after(86_400), on: orders)
        let outage = bank.questions.count
        #expect(outage > 100 && outage < 3 * 24 * 60, "at most one in a few minutes each, and never silence")
        bank.answer { .success(.paid($0.number, Till.money("300"))) }
        try await till.work(until: till.after(700), on: orders)
        for order in orders { #expect(try await till.status(order) == .review, "late, and found") }
    }

    @Test("Of several numbers of one attempt, one about which nothing can be learned hides none of the others")
    func oneOfTwo() async throws {
        let till = try till()
        let order = try await till.open(1, at: "bank")[0]
        let number = try #require(try await till.store.load(order).record.order.attempts.first?.number)
        for name in ["N-1", "N-2"] as [GatewayNumber] {
            try await till.store.bind(name, to: number, at: till.time.now())
        }
        bank.answer { reference in
            guard reference.gatewayNumber == "N-2" else { return .failure(GatewayError(.indeterminate, operation: "ask")) }
            var report = GatewayReport.paid(reference.number, Till.money("300"))
            report.transactions[0].gatewayNumber = "N-2"
            return .success(report)
        }
        till.time.pass(seconds: 25)
        _ = await till.dispatcher.work()
        #expect(try await till.status(order) == .paid)
    }

    @Test("Money that is heard of while a question is under way is asked about in seconds, though the answer knew nothing of it")
    func heardMeanwhile() async throws {
        let till = try till { $0.policies.confirmation = .always }
        let order = try await till.open(1, at: "bank")[0]
        let number = try #require(try await till.store.load(order).record.order.attempts.first?.number)
        bank.fail(.notFound)
        till.time.pass(seconds: 25)
        _ = await till.dispatcher.work()
        till.time.pass(seconds: 1_000)
        let desk = till.desk
        bank.answer { reference in
            let record = try? await desk.store.attempt(reference.number)
            if let record {
                _ = try? await desk.learn(.paid(reference.number, Till.money("300")), about: record, by: .sealedCallback)
            }
            return .failure(GatewayError(.notFound, operation: "ask"))
        }
        _ = await till.dispatcher.work()
        #expect(bank.questions.count == 2)
        #expect(try #require(try await till.check(number, of: order)) < till.after(10))
    }

    @Test("Retry-After holds every question back, by whomever, and is over when it is over", arguments: [7, 60])
    func retryAfter(seconds: Int) async throws {
        let till = try till()
        bank.fail(.rateLimited(retryAfterSeconds: seconds))
        let orders = try await till.open(10, at: "bank")
        till.time.pass(seconds: 25)
        let said = till.time.now()
        _ = await till.dispatcher.work()
        #expect(bank.questions.count == 1)
        bank.answer { .success(.waiting($0.number)) }
        till.time.pass(seconds: Int64(seconds) - 1)
        _ = await till.dispatcher.work()
        #expect(await failure(try await till.dispatcher.sync(orders[3])) == .tooMany(retryAfterSeconds: 1))
        #expect(bank.questions.count == 1)
        till.time.move(to: said.adding(seconds: Int64(seconds)))
        _ = await till.dispatcher.work()
        #expect(bank.questions.count == 11)
    }

    @Test("Too many without a time is answered by waiting longer each time")
    func unnamedPause() async throws {
        let till = try till()
        bank.fail(.rateLimited(retryAfterSeconds: nil))
        let orders = try await till.open(1, at: "bank")
        try await till.work(until: till.after(3_600), on: orders)
        #expect((10...100).contains(bank.questions.count))
    }

    @Test("An answer that is of no use keeps the state, is said, and is asked for again")
    func garbage() async throws {
        let till = try till()
        bank.fail(.malformedReply(reason: "data"))
        let orders = try await till.open(1, at: "bank")
        try await till.work(until: till.after(3_600), on: orders)
        #expect(try await till.status(orders[0]) == .open)
        #expect(till.metrics("paydesk_checks_total{gateway=bank,outcome=malformed_reply}") > 5)
        bank.answer { .success(.paid($0.number, Till.money("300"))) }
        #expect(try await till.work(until: till.after(700), on: orders) { try await till.status(orders[0]) == .paid } != nil)
    }

    @Test("A gateway that never answers again is given up two weeks after the plan's end, aloud")
    func abandoned() async throws {
        let till = try till()
        bank.fail(.unavailable)
        let orders = try await till.open(1, at: "bank")
        try await till.work(until: till.after(20 * 86_400), on: orders)
        #expect(try await till.nextDue(orders) == nil)
        #expect(till.metrics("paydesk_checks_given_up_total{gateway=bank,reason=unresolved}") == 1)
        let work = try await till.store.work(of: orders[0])
        #expect(work.contains { $0.state == .parked })
    }

    @Test("No second ever holds more questions than allowed, though many times as many are due")
    func rate() async throws {
        let till = try till { $0.reconciliation.ratePerSecond = 10 }
        _ = try await till.open(200, at: "bank")
        till.time.pass(seconds: 22)
        var dice = DiceForTests(seed: 3)
        while Set(bank.questions.map(\.number)).count < 200 {
            _ = await till.dispatcher.work()
            till.time.move(to: till.time.now().adding(milliseconds: Int64(dice.next() % 300)))
        }
        #expect(!bank.everBeganMore(than: 10))
        #expect(till.time.now() <= Till.opening.adding(seconds: 22 + 25))
    }

    @Test("A store that fails in the middle of a question delays it and loses nothing")
    func storeTrouble() async throws {
        for call in 1...12 {
            for trouble in [TroubledStore.Trouble.before, .after] {
                let till = try Till()
                try await till.open()
                let attempt = try await till.pay(.stablecoin)
                try till.simulator.act(.pay(.asAsked), onIntent: attempt.number.text)
                till.time.pass(seconds: 25)
                till.store.fail(call: call, trouble)
                _ = await till.dispatcher.work()
                till.store.recover()
                let found = try await till.work(until: till.after(700)) { try await till.status() == .paid }
                #expect(found != nil, "call \(call)")
                #expect(try await till.events().count { $0.name == "order.paid" } == 1)
            }
        }
    }
}
#endif
