#if Dispatcher
import GatewaySimulator
import Payments
import Testing

@testable import PaymentDispatcher

@Suite("Asking at once")
struct SyncTests {
    @Test("A payment that nobody told us of is found")
    func untold() async throws {
        let till = try Till()
        try await till.open()
        let attempt = try await till.pay(.stablecoin)
        try till.simulator.act(.pay(.asAsked), onIntent: attempt.number.text)
        _ = till.simulator.takeMessages()
        #expect(try await till.dispatcher.sync("order-1").state.status == .paid)
        #expect(try await till.dispatcher.order("order-1").status == .paid)
    }

    @Test("Whoever waits is not held up by what the reconciler asks")
    func aheadOfTheReconciler() async throws {
        let till = try Till(settings: { $0.reconciliation.ratePerSecond = 1 })
        try await till.open()
        let attempt = try await till.pay(.stablecoin)
        try till.simulator.act(.pay(.asAsked), onIntent: attempt.number.text)
        #expect(till.desk.paces.begin(.gateway("kryptogo")) == .go(1), "the reconciler asks")
        #expect(till.desk.paces.begin(.gateway("kryptogo")) != .go(1), "and has to wait")
        #expect(try await till.dispatcher.sync("order-1").state.status == .paid)
    }

    @Test("When nobody answers, the error is told and nothing changes")
    func nobody() async throws {
        let till = try Till()
        try await till.open()
        try await till.pay(.stablecoin)
        till.simulator.add(.init(.serverError(status: 503, isApplied: false), operation: "kryptogo.query", times: 9))
        let before = try await till.dispatcher.detail("order-1")
        guard case .gateway(let error)? = await failure(try await till.dispatcher.sync("order-1")) else { throw Absent() }
        #expect(error.kind == .unavailable)
        #expect(try await till.dispatcher.detail("order-1").state == before.state)
    }

    @Test("A gateway that fails does not hide what another one says")
    func oneFails() async throws {
        let till = try Till()
        try await till.open()
        try await till.pay(.stablecoin)
        let account = try await till.pay(.atm)
        try till.simulator.act(.payNumber(), on: account.number)
        till.time.pass(seconds: 601)
        till.simulator.add(.init(.serverError(status: 503, isApplied: false), operation: "kryptogo.query", times: 9))
        #expect(try await till.dispatcher.sync("order-1").state.status == .paid)
    }

    @Test("An attempt that surely never began is not asked about; a paid one is, and stays paid")
    func neverBegan() async throws {
        let till = try Till()
        try await till.open()
        till.simulator.add(.init(.refuse, operation: "kryptogo.create"))
        _ = await failure(try await till.pay(.stablecoin, of: "order-1"))
        let calls = till.transport.count
        _ = try await till.dispatcher.sync("order-1")
        #expect(till.transport.count == calls)
        let attempt = try await till.pay(.stablecoin)
        try till.simulator.act(.pay(.asAsked), onIntent: attempt.number.text)
        for _ in 0..<2 {
            #expect(try await till.dispatcher.sync("order-1").state.status == .paid)
            till.time.pass(seconds: 60)
        }
        #expect(till.transport.count == calls + 3)
        #expect(try await till.events().count { $0.name == "order.paid" } == 1)
    }

    @Test("Whoever asks all the time has the gateway asked every two seconds")
    func limited() async throws {
        let till = try Till()
        try await till.open()
        try await till.pay(.stablecoin)
        let calls = till.transport.count
        for _ in 0..<50 { _ = try await till.dispatcher.sync("order-1") }
        #expect(till.transport.count == calls + 1)
        till.time.pass(seconds: 2)
        _ = try await till.dispatcher.sync("order-1")
        #expect(till.transport.count == calls + 2)
    }

    @Test("An answer about another amount is recorded and pays for nothing")
    func wrongAmount() async throws {
        let till = try Till()
        try await till.open()
        let attempt = try await till.pay(.stablecoin)
        try till.simulator.act(.pay(.asAsked), onIntent: attempt.number.text)
        till.simulator.add(.init(.wrongAmount, operation: "kryptogo.query"))
        #expect(try await till.dispatcher.sync("order-1").state.status == .review)
    }
}
#endif
