#if Dispatcher
import GatewaySimulator
import PaymentDispatcher
import Payments
import Testing

/// Nobody ever calls back: messages are made and never brought.
@Suite struct NoCallbackTests {
    let hour: Int64 = 3_600
    let day: Int64 = 86_400

    private func isPaid(_ till: Till) async throws -> Bool { try await till.status() == .paid }

    @Test("A card that was paid on the page is found as soon as the gateway has booked it")
    func card() async throws {
        let till = try Till()
        try await till.open()
        try await till.payByCard()
        let paidAt = till.time.now()
        let found = try await till.work(until: till.after(hour)) { try await isPaid(till) }
        // The simulated gateway calls it unfinished for ten minutes.
        #expect(try #require(found) <= paidAt.adding(seconds: 600 + 225))
    }

    @Test("A payer who pays long after the page was opened is found within one interval")
    func slowPayer() async throws {
        let till = try Till()
        try await till.open()
        let attempt = try await till.pay(.card)
        try await till.work(until: till.after(500))
        try till.simulator.act(.approve(.card), on: attempt.number)
        let due = try #require(try await till.check(attempt.number))
        let found = try await till.work(until: till.after(hour)) {
            try await till.state().attempts.first?.transactions.isEmpty == false
        }
        #expect(try #require(found) <= due)
        #expect(try await till.work(until: till.after(hour)) { try await isPaid(till) } != nil)
    }

    @Test("An account whose number was given is found paid three days later", arguments: [PaymentMethod.atm, .storeCode])
    func byNumber(method: PaymentMethod) async throws {
        let till = try Till()
        try await till.open(deadlineSeconds: 6 * day)
        let attempt = try await till.pay(method)
        try await till.work(until: till.after(3 * day))
        #expect(try await till.status() == .open)
        try till.simulator.act(.payNumber(), on: attempt.number)
        let found = try await till.work(until: till.after(day)) { try await isPaid(till) }
        #expect(try #require(found) <= Till.opening.adding(seconds: 3 * day + 600 + 2 * hour * 11 / 10))
    }

    @Test(
        "A number that the payer took on the gateway's page is found, and its payment three days later",
        arguments: [PaymentMethod.atm, .storeCode])
    func numberFromPage(method: PaymentMethod) async throws {
        let till = try Till(backEnd: [])
        try await till.open(deadlineSeconds: 6 * day)
        let attempt = try await till.pay(method)
        try till.simulator.act(.takeNumber(method), on: attempt.number)
        try await till.work(until: till.after(60))
        #expect(try await till.state().attempts.first?.status == .awaitingPayer)
        try await till.work(until: till.after(3 * day))
        try till.simulator.act(.payNumber(), on: attempt.number)
        #expect(try await till.work(until: till.after(3 * hour)) { try await isPaid(till) } != nil)
    }

    @Test("Tokens are found within one interval of their arrival")
    func tokens() async throws {
        let till = try Till()
        try await till.open()
        let attempt = try await till.pay(.stablecoin)
        try await till.work(until: till.after(300))
        try till.simulator.act(.pay(.asAsked), onIntent: attempt.number.text)
        let found = try await till.work(until: till.after(hour)) { try await isPaid(till) }
        #expect(try #require(found) <= Till.opening.adding(seconds: 300 + 83 + 10))
    }

    @Test("A payment in the last second is found at the deadline")
    func lastSecond() async throws {
        let till = try Till()
        try await till.open(deadlineSeconds: 1_000)
        let attempt = try await till.pay(.stablecoin)
        try await till.work(until: till.after(999))
        try till.simulator.act(.pay(.asAsked), onIntent: attempt.number.text)
        let found = try await till.work(until: till.after(hour)) { try await isPaid(till) }
        #expect(try #require(found) <= Till.opening.adding(seconds: 1_010))
    }

    @Test("Tokens that come six days late are found and reviewed; after the week nobody asks, and that is said")
    func lateTokens() async throws {
        let till = try Till()
        try await till.open()
        let attempt = try await till.pay(.stablecoin)
        try await till.work(until: till.after(6 * day))
        #expect(try await till.status() == .expired)
        try till.simulator.act(.pay(.asAsked), onIntent: attempt.number.text)
        let found = try await till.work(until: till.after(7 * hour)) { try await till.status() == .review }
        #expect(found != nil)
        #expect(try await till.state().isLate)

        let other = try Till()
        try await other.open()
        try await other.pay(.stablecoin)
        try await other.work(until: other.after(9 * day))
        #expect(try await other.nextDue(["order-1"]) == nil)
        #expect(other.metrics("paydesk_checks_given_up_total{gateway=kryptogo,reason=lapsed}") == 1)
        #expect(other.log.lines.contains { $0.words == "an attempt is asked about no more" && $0.fields["reason"] == "lapsed" })
        #expect(other.transport.operations.count { $0 == "kryptogo.query" } < 90)
    }

    @Test("An account that is paid after its deadline is found within the day")
    func lateTransfer() async throws {
        let till = try Till()
        try await till.open(deadlineSeconds: day)
        let attempt = try await till.pay(.atm)
        let deadline = try #require(attempt.instructions?.deadline)
        try await till.work(until: deadline.adding(seconds: 20 * hour))
        #expect(try await till.status() == .expired)
        try till.simulator.act(.payNumber(), on: attempt.number)
        #expect(try await till.work(until: till.after(4 * hour)) { try await till.status() == .review } != nil)
    }

    @Test("A form that nobody posts is asked about until two hours after the deadline, and then no more")
    func abandoned() async throws {
        let till = try Till()
        try await till.open()
        _ = try await till.dispatcher.pay("order-1", through: "payuni", PaymentChoice(method: .card))
        try await till.work(until: till.after(day))
        #expect(try await till.status() == .expired)
        #expect(try await till.nextDue(["order-1"]) == nil)
        let questions = till.transport.count
        try await till.work(until: till.after(30 * day))
        #expect(till.transport.count == questions)
    }

    @Test("A card is asked about once more in the morning, when its capture is done, and then no more")
    func capture() async throws {
        let till = try Till()
        try await till.open()
        try await till.payByCard()
        try await till.work(until: till.after(hour))
        #expect(try await till.state().attention.map(\.reason) == [.captureDue])
        try await till.work(until: till.after(day))
        #expect(try await till.status() == .paid)
        #expect(try await till.state().attention.isEmpty)
        #expect(try await till.nextDue(["order-1"]) == nil)
    }

    @Test("A process that dies with a question in its hands delays it by a lease and no longer")
    func lease() async throws {
        let till = try Till()
        try await till.open()
        let attempt = try await till.pay(.stablecoin)
        try till.simulator.act(.pay(.asAsked), onIntent: attempt.number.text)
        till.time.pass(seconds: 30)
        let dead = WorkClaim(
            .check("kryptogo"), limit: 10, worker: "dead", now: till.time.now(), leaseUntil: till.after(300))
        #expect(try await till.store.claim(dead).count == 1)
        _ = await till.dispatcher.work()
        #expect(try await till.status() == .open)
        till.time.pass(seconds: 301)
        _ = await till.dispatcher.work()
        #expect(try await till.status() == .paid)
    }

    @Test("Money on a canceled order is found, too")
    func canceled() async throws {
        let till = try Till()
        try await till.open()
        let attempt = try await till.pay(.stablecoin)
        _ = try await till.dispatcher.cancel("order-1", by: "shop", text: "")
        try till.simulator.act(.pay(.asAsked), onIntent: attempt.number.text)
        #expect(try await till.work(until: till.after(hour)) { try await till.status() == .review } != nil)
    }
}
#endif
