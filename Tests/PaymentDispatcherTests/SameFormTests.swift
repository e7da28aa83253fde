#if Dispatcher
import GatewaySimulator
import Payments
import Testing

@testable import PaymentDispatcher

@Suite("The same form again")
struct SameFormTests {
    private func isForm(_ attempt: StartedAttempt) -> Bool {
        if case .form? = attempt.instructions { attempt.outcome == .started } else { false }
    }

    @Test("The same request soon after is answered with the same form, and whoever posts it twice pays once")
    func again() async throws {
        let till = try Till()
        try await till.open()
        let first = try await till.pay(.card, request: "click-1")
        till.time.pass(seconds: 299)
        let again = try await till.pay(.card, request: "click-1")
        #expect(again == first)
        #expect(isForm(again))
        try till.simulator.act(.approve(.card), on: first.number)
        await till.deliver()
        #expect(try await till.status() == .paid)
        #expect(till.simulator.ledger(of: first.number).count == 1)
        #expect(try await till.dispatcher.detail("order-1").attempts.count == 1)
        #expect(till.transport.count == 0)
    }

    @Test("A process that died before anybody saw the form gives it to the next who asks")
    func crash() async throws {
        let till = try Till()
        try await till.open()
        let choice = PaymentChoice(method: .card, request: "click-1")
        let reserved = try await till.desk.reserve("order-1", at: till.payuni, choice)
        guard case .reserved(let planned) = reserved else { throw Absent() }
        till.desk.starts.end(planned.record.attempt.number)
        till.time.pass(seconds: 60)
        let again = try await till.pay(.card, request: "click-1")
        #expect(again.number == planned.record.attempt.number)
        #expect(isForm(again))
        try till.simulator.act(.approve(.card), on: again.number)
        await till.deliver()
        #expect(try await till.status() == .paid)
    }

    @Test("Later its number might be taken a second time, so there is nothing to show")
    func later() async throws {
        let till = try Till()
        try await till.open()
        let first = try await till.pay(.card, request: "click-1")
        till.time.pass(seconds: 300)
        let again = try await till.pay(.card, request: "click-1")
        #expect(again.number == first.number)
        #expect(again.outcome == .started && again.instructions == nil, "nothing about it was ever lost")
    }

    @Test("An order that takes no more money gives no form again")
    func closed() async throws {
        let till = try Till()
        try await till.open()
        _ = try await till.pay(.card, request: "click-1")
        _ = try await till.dispatcher.cancel("order-1", by: "shop", text: "")
        let again = try await till.pay(.card, request: "click-1")
        #expect(again.outcome == .started && again.instructions == nil)
    }

    @Test("What was heard of the payment is answered instead of the form")
    func heardOf() async throws {
        let till = try Till()
        try await till.open(due: "300")
        let first = try await till.pay(.card, request: "click-1")
        try till.simulator.act(.decline(.card), on: first.number)
        await till.deliver()
        let again = try await till.pay(.card, request: "click-1")
        #expect(again.number == first.number)
        #expect(again.instructions == nil)
    }

    @Test("A number that was taken on the page after a declined card is answered, since it may be paid to")
    func numberAfterDecline() async throws {
        let till = try Till(backEnd: [], keepsPageAfterDecline: true)
        try await till.open(due: "300")
        let first = try await till.pay(.payerChooses, request: "click-1")
        try till.simulator.act(.decline(.card), on: first.number)
        try till.simulator.act(.takeNumber(.atm), on: first.number)
        await till.deliver()
        #expect(try await till.state().attempts.map(\.status) == [.failed])
        let again = try await till.pay(.payerChooses, request: "click-1")
        #expect(again.number == first.number && again.outcome == .started)
        guard case .bankTransfer? = again.instructions else { throw Absent() }
        try till.simulator.act(.payNumber(), on: first.number)
        await till.deliver()
        #expect(try await till.status() == .paid)
    }
}
#endif
