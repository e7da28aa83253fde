#if Dispatcher
import GatewaySimulator
import PaymentDispatcher
import Payments
import Testing

/// The answer to a start was lost.
@Suite struct UnknownStartTests {
    private func start(_ till: Till, _ method: PaymentMethod, _ fault: RequestFault) async throws -> StartedAttempt {
        till.simulator.add(FaultPlan.RequestRule(fault))
        let attempt = try await till.pay(method)
        #expect(attempt.outcome == .unknown)
        #expect(try await till.state().hasUnknownOutcome)
        return attempt
    }

    @Test("An account that was made after all is found at once, with its number")
    func byNumberFound() async throws {
        let till = try Till()
        try await till.open()
        let attempt = try await start(till, .atm, .resetAfter)
        _ = await till.dispatcher.work()
        let state = try await till.state()
        #expect(!state.hasUnknownOutcome)
        #expect(state.attempts.first?.instructions != nil)
        try till.simulator.act(.payNumber(), on: attempt.number)
        #expect(try await till.work(until: till.after(3_600)) { try await till.status() == .paid } != nil)
    }

    @Test("An account that was never made counts as refused a quarter of an hour later, and is asked about no more")
    func byNumberNever() async throws {
        let till = try Till()
        try await till.open()
        _ = try await start(till, .atm, .resetBefore)
        try await till.work(until: till.after(890))
        #expect(try await till.state().hasUnknownOutcome)
        try await till.work(until: till.after(20))
        let state = try await till.state()
        #expect(!state.hasUnknownOutcome)
        #expect(state.attempts.first?.status == .failed)
        #expect(till.transport.operations.filter { $0 == "payuni.atm" }.count == 1, "never sent again")
        let questions = till.transport.count
        try await till.work(until: till.after(86_400))
        #expect(till.transport.count == questions)
    }

    @Test("An intent that was made after all is found in the list, bound for ever, and found paid")
    func byListFound() async throws {
        let till = try Till()
        try await till.open()
        let attempt = try await start(till, .stablecoin, .resetAfter)
        _ = await till.dispatcher.work()
        #expect(till.transport.operations.suffix(2) == ["kryptogo.list", "kryptogo.query"])
        #expect(try await !till.state().hasUnknownOutcome)
        #expect(try await till.store.attempt(attempt.number)?.gatewayNumbers.count == 1)
        try till.simulator.act(.pay(.asAsked), onIntent: attempt.number.text)
        #expect(try await till.work(until: till.after(3_600)) { try await till.status() == .paid } != nil)
    }

    @Test("An intent that no list shows counts as refused two hours later")
    func byListNever() async throws {
        let till = try Till()
        try await till.open()
        _ = try await start(till, .stablecoin, .resetBefore)
        try await till.work(until: till.after(7_190))
        #expect(try await till.state().hasUnknownOutcome)
        try await till.work(until: till.after(20))
        #expect(try await !till.state().hasUnknownOutcome)
        #expect(till.transport.operations.filter { $0 == "kryptogo.create" }.count == 1)
    }

    @Test(
        "A process that died before the call leaves a number to ask about, which ends as refused",
        arguments: [PaymentMethod.stablecoin])
    func diedBefore(method: PaymentMethod) async throws {
        let till = try Till()
        try await till.open()
        let attempt = Attempt(number: "LOST000000000000000001", gateway: "kryptogo", amount: Till.money("300"), method: method)
        _ = try await till.store.reserve(
            AttemptReservation(order: "order-1", attempt: attempt, reservedAt: till.time.now(), checkAt: till.after(20)))
        try await till.work(until: till.after(7_300))
        #expect(try await till.state().attempts.first?.status == .failed)
    }
}
#endif
