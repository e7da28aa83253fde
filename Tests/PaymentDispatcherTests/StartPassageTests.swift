#if Dispatcher
import GatewaySimulator
import Payments
import Testing

@testable import PaymentDispatcher

@Suite("Starts at a gateway in trouble")
struct StartPassageTests {
    private let answers = StartAnswers()

    private func till(_ settings: (inout DispatcherSettings) -> Void = { _ in }) async throws -> Till {
        let till = try Till(gateways: [ScriptedGateway("bank", start: { [answers] _ in answers.give() })], settings: settings)
        try await till.open()
        return till
    }

    private func pay(
        _ till: Till, _ request: IdempotencyKey? = nil, of order: OrderID = "order-1"
    ) async throws(DispatcherError) -> StartedAttempt {
        try await till.dispatcher.pay(order, through: "bank", PaymentChoice(method: .card, request: request))
    }

    private func resting(_ seconds: Int) -> DispatcherError {
        .gateway(GatewayError(.rateLimited(retryAfterSeconds: seconds), operation: "start"))
    }

    private func rest(_ gateway: GatewayID, _ till: Till, seconds: Int) {
        till.desk.paces.record(.gateway(gateway)) { pace, now, roll in
            _ = pace.slowDown(seconds: seconds, at: now, roll: roll)
        }
    }

    @Test("Too many said to one start stops the next before it takes a number, for as long as was said, and at no other gateway")
    func rateLimited() async throws {
        let till = try await till()
        answers.set(.refused(GatewayError(.rateLimited(retryAfterSeconds: 30), operation: "start")))
        guard case .refused? = await failure(try await pay(till)) else { throw Absent() }
        answers.work()
        till.time.pass(seconds: 10)
        till.store.forgetCalls()
        #expect(await failure(try await pay(till, "click-1")) == resting(20))
        #expect(!till.store.calls.contains("reserve"))
        #expect(answers.count == 1)
        #expect(try await till.dispatcher.detail("order-1").attempts.count == 1)
        #expect(try await !till.state().hasUnknownOutcome)
        #expect(till.metrics("paydesk_attempts_total{gateway=bank,outcome=resting}") == 1)
        #expect(try await till.pay(.stablecoin).outcome == .started)
        till.time.pass(seconds: 20)
        #expect(try await pay(till, "click-1").outcome == .started)
        #expect(answers.count == 2)
    }

    @Test("Too many said to a start holds questions back, too")
    func questions() async throws {
        let till = try await till()
        #expect(try await pay(till).outcome == .started)
        answers.set(.refused(GatewayError(.rateLimited(retryAfterSeconds: 30), operation: "start")))
        _ = await failure(try await pay(till))
        #expect(await failure(try await till.dispatcher.sync("order-1")) == .tooMany(retryAfterSeconds: 30))
    }

    @Test(
        "A gateway that answers no start is called no more after five, then once, and by all when it answers",
        arguments: [true, false])
    func breaker(_ isSent: Bool) async throws {
        let till = try await till()
        let error = GatewayError(isSent ? .indeterminate : .unavailable, operation: "start")
        answers.set(isSent ? .unknown(error) : .refused(error))
        for _ in 0..<5 { _ = await failure(try await pay(till)) }
        #expect(answers.count == 5)
        #expect(till.metrics("paydesk_gateway_stopped_total{gateway=bank}") == 1)
        guard case .gateway(let refusal)? = await failure(try await pay(till)), case .rateLimited(let seconds?) = refusal.kind
        else { throw Absent() }
        #expect((1...5).contains(seconds))
        #expect(answers.count == 5)
        #expect(try await till.dispatcher.detail("order-1").attempts.count == 5, "no number was taken")
        #expect(try await till.pay(.stablecoin).outcome == .started)

        till.time.pass(seconds: 5)
        _ = await failure(try await pay(till))
        #expect(answers.count == 6, "one tries")
        _ = await failure(try await pay(till))
        #expect(answers.count == 6, "and fails, so nobody else does")
        answers.work()
        till.time.pass(seconds: 10)
        for _ in 0..<3 { #expect(try await pay(till).outcome == .started) }
    }

    @Test("While one tries whether a gateway works again, others are told to come again in a second")
    func trying() async throws {
        let till = try await till()
        answers.set(.unknown(GatewayError(.indeterminate, operation: "start")))
        for _ in 0..<5 { _ = await failure(try await pay(till)) }
        till.time.pass(seconds: 5)
        #expect(till.desk.paces.begin(.gateway("bank")) == .go(1))
        #expect(await failure(try await pay(till)) == resting(1))
        #expect(await failure(try await till.dispatcher.sync("order-1")) == .tooMany(retryAfterSeconds: 1))
    }

    @Test("A refusal that the gateway thought about is an answer: it stops nobody")
    func declined() async throws {
        let till = try await till()
        answers.set(.refused(GatewayError(.declined(reason: nil), operation: "start")))
        for _ in 0..<10 { _ = await failure(try await pay(till)) }
        #expect(answers.count == 10)
    }

    @Test("However many start, questions keep their rate, and starts theirs while questions are put")
    func apart() async throws {
        let till = try await till {
            $0.reconciliation.ratePerSecond = 2
            $0.startsPerSecond = nil
        }
        for _ in 0..<2 { #expect(try await pay(till).outcome == .started) }
        for _ in 0..<50 { #expect(await failure(try await pay(till)) == .overloaded(retryAfterSeconds: 1)) }
        #expect(answers.count == 2)
        #expect(try await till.dispatcher.detail("order-1").attempts.count == 2, "no number was taken")
        #expect(till.metrics("paydesk_attempts_total{gateway=bank,outcome=overloaded}") == 50)
        #expect(try await till.pay(.stablecoin).outcome == .started)
        for left in [2, 1] { #expect(till.desk.paces.begin(.gateway("bank")) == .go(left)) }
        #expect(till.desk.paces.begin(.gateway("bank")) == .wait(until: till.time.now().adding(seconds: 1)))
        till.time.pass(seconds: 1)
        for _ in 0..<2 { _ = till.desk.paces.begin(.gateway("bank")) }
        #expect(try await pay(till).outcome == .started)
    }

    @Test("A payment at a gateway that calls nobody back is found while many start there")
    func found() async throws {
        let till = try Till {
            $0.reconciliation.ratePerSecond = 2
            $0.startsPerSecond = 2
        }
        try await till.open()
        let attempt = try await till.pay(.stablecoin)
        try till.simulator.act(.pay(.asAsked), onIntent: attempt.number.text)
        _ = till.simulator.takeMessages()
        // Its first question comes after twenty seconds.
        for second in 0..<30 {
            till.time.pass(seconds: 1)
            let other = OrderID("other-\(second)")
            try await till.open(other)
            for _ in 0..<3 { _ = await failure(try await till.pay(.stablecoin, of: other)) }
            _ = await till.dispatcher.work()
        }
        #expect(try await till.status() == .paid)
    }

    @Test("While as many starts as may be hang at one gateway, the next is asked to come again, and other gateways are served")
    func bulkhead() async throws {
        let gate = StartGate()
        let bank = ScriptedGateway(
            "bank",
            start: { [answers] _ in
                await gate.pass()
                return answers.give()
            })
        let till = try Till(gateways: [bank])
        try await till.open()
        let most = till.desk.settings.startsPerGateway
        #expect(most == 32)
        for index in 0..<most { try await till.open(OrderID("other-\(index)")) }
        try await withThrowingTaskGroup(of: StartedAttempt.self) { group in
            for index in 0..<most { group.addTask { try await pay(till, of: OrderID("other-\(index)")) } }
            await gate.holds(most)
            #expect(await failure(try await pay(till)) == .overloaded(retryAfterSeconds: 1))
            #expect(try await till.pay(.stablecoin).outcome == .started)
            gate.open()
            for try await attempt in group { #expect(attempt.outcome == .started) }
        }
        #expect(answers.count == most)
        #expect(till.metrics("paydesk_attempts_total{gateway=bank,outcome=overloaded}") == 1)
        #expect(try await pay(till).outcome == .started)
    }

    @Test("A number that cannot be stored gives back its place, and the one try that a broken gateway is given")
    func storeFails() async throws {
        let till = try await till { $0.startsPerGateway = 1 }
        answers.set(.unknown(GatewayError(.indeterminate, operation: "start")))
        for _ in 0..<5 { _ = await failure(try await pay(till)) }
        till.time.pass(seconds: 5)
        till.store.fail("reserve")
        guard case .store? = await failure(try await pay(till)) else { throw Absent() }
        till.store.recover()
        answers.work()
        #expect(try await pay(till).outcome == .started)
    }

    @Test("A form is given while its gateway is left alone: the payer's browser posts it")
    func forms() async throws {
        let till = try await till()
        rest("payuni", till, seconds: 30)
        #expect(await failure(try await till.pay(.atm, of: "order-1")) == resting(30))
        #expect(try await till.pay(.card).instructions != nil)
        #expect(till.transport.count == 0)
    }

    @Test("Nothing is adopted while its gateway is left alone, and it can be when that is over")
    func adopting() async throws {
        let till = try Till()
        let token = try #require(try await till.open().token)
        let intent = try till.makeIntent(for: try await till.dispatcher.browserPayment("order-1", at: "kryptogo"))
        rest("kryptogo", till, seconds: 1)
        let error = await failure(try await till.dispatcher.adopt(intent, at: "kryptogo", token: token))
        #expect(error == .tooMany(retryAfterSeconds: 1))
        #expect(till.transport.count == 0)
        till.time.pass(seconds: 1)
        #expect(try await till.dispatcher.adopt(intent, at: "kryptogo", token: token).attempts.count == 1)
    }

    @Test("An attempt is not taken back while its gateway is left alone; canceling again asks for it")
    func takingBack() async throws {
        let bank = ScriptedGateway("bank")
        let till = try Till(gateways: [bank])
        try await till.open()
        let number = try await pay(till).number
        rest("bank", till, seconds: 30)
        #expect(try await till.dispatcher.cancel("order-1", by: "shop", text: "").state.status == .canceled)
        #expect(bank.cancellations.isEmpty)
        till.time.pass(seconds: 30)
        for _ in 0..<2 { _ = try await till.dispatcher.cancel("order-1", by: "shop", text: "") }
        #expect(bank.cancellations == [number])
    }
}
#endif
