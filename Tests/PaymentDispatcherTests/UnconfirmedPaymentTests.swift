#if Dispatcher
import GatewaySimulator
import Payments
import Testing

@testable import PaymentDispatcher

@Suite("Sealed payments that the gateway does not know")
struct UnconfirmedPaymentTests {
    @Test("A sealed payment of which the gateway's own answers know nothing is counted and logged from a quarter of an hour on")
    func unconfirmed() async throws {
        let (till, number) = try await Till.withForm()
        #expect(await till.dispatcher.receive(try till.sealed(number), from: "payuni").outcome == .stored)
        let counted = { till.metrics("paydesk_unconfirmed_payments_total{gateway=payuni}") }
        for _ in 0..<13 {
            till.time.pass(seconds: 60)
            _ = await till.dispatcher.work()
        }
        #expect(counted() == 0, "answers may be behind")
        for _ in 0..<30 {
            till.time.pass(seconds: 60)
            _ = await till.dispatcher.work()
        }
        #expect(counted() > 0)
        #expect(till.log.lines.contains { $0.words.contains("do not ship") })
        #expect(try await till.status() == .paid)
    }

    @Test("A sealed payment that the gateway's answers know is not counted so")
    func confirmed() async throws {
        let till = try Till()
        try await till.open()
        try await till.payByCard()
        _ = await till.deliver()
        for _ in 0..<45 {
            till.time.pass(seconds: 60)
            _ = await till.dispatcher.work()
        }
        #expect(till.metrics("paydesk_unconfirmed_payments_total{gateway=payuni}") == 0)
    }

    @Test("Short money that a query told of is known to the gateway, however long it stays short")
    func shortIsKnown() async throws {
        let till = try Till()
        try await till.open()
        let attempt = try await till.pay(.stablecoin)
        try till.simulator.act(.pay(.short), onIntent: attempt.number.text)
        for _ in 0..<45 {
            till.time.pass(seconds: 60)
            _ = await till.dispatcher.work()
        }
        #expect(try await till.status() == .partiallyPaid)
        #expect(till.metrics("paydesk_unconfirmed_payments_total{gateway=kryptogo}") == 0)
    }
}
#endif
