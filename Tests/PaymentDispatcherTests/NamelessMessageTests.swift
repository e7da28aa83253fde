#if Dispatcher
import Payments
import Testing

@testable import PaymentDispatcher

@Suite("Sealed messages that name only the gateway's own number")
struct NamelessMessageTests {
    private static let read: ScriptedGateway.Read = { callback in
        let number = GatewayNumber(String(decoding: callback.body, as: UTF8.self))
        let transaction = TransactionReport(gatewayNumber: number, claim: .paid, raw: "paid", amount: Till.money("300"))
        return .authenticated(GatewayReport(attempt: nil, transactions: [transaction]))
    }

    private let bank = ScriptedGateway("bank", query: { .success(.waiting($0.number)) }, read: Self.read)

    private func opened() async throws -> (Till, AttemptNumber) {
        let till = try Till(gateways: [bank])
        try await till.open()
        return (till, try await till.dispatcher.pay("order-1", through: "bank", PaymentChoice(method: .card)).number)
    }

    @Test("It settles the attempt to which that number is bound")
    func bound() async throws {
        let (till, number) = try await opened()
        try await till.store.bind("B-1", to: number, at: till.time.now())
        let receipt = await till.dispatcher.receive(Callback(.server, body: Array("B-1".utf8)), from: "bank")
        #expect(receipt.outcome == .stored)
        #expect(receipt.order == "order-1")
        await till.settle()
        #expect(try await till.status() == .paid)
    }

    @Test("One that is bound to nothing of ours changes nothing")
    func unbound() async throws {
        let (till, number) = try await opened()
        let callback = Callback(.server, body: Array("B-1".utf8))
        #expect(await till.dispatcher.receive(callback, from: "bank").outcome == .unknown)
        try await till.store.bind("B-2", to: number, at: till.time.now())
        #expect(await till.dispatcher.receive(callback, from: "bank").outcome == .unknown)
        #expect(try await till.status() == .open)
    }

    @Test("One that is faster than the answer to its start is to come again, and settles the attempt when it does")
    func early() async throws {
        let gate = StartGate()
        let bank = ScriptedGateway(
            "bank", query: { .success(.waiting($0.number)) }, read: Self.read,
            start: { _ in
                await gate.pass()
                let report = TransactionReport(
                    gatewayNumber: "B-1", claim: .awaitingPayer, raw: "new", amount: Till.money("300"))
                return .done(AttemptStart(instructions: nil, report: report))
            })
        let till = try Till(gateways: [bank])
        try await till.open()
        let callback = Callback(.server, body: Array("B-1".utf8))
        try await withThrowingTaskGroup(of: StartedAttempt.self) { group in
            group.addTask { try await till.dispatcher.pay("order-1", through: "bank", PaymentChoice(method: .card)) }
            await gate.holds(1)
            let receipt = await till.dispatcher.receive(callback, from: "bank")
            #expect(receipt.outcome == .failed)
            #expect(receipt.answer.status == 503)
            // Nobody sends for a browser again.
            let browser = Callback(.browserReturn, body: Array("B-1".utf8))
            #expect(await till.dispatcher.receive(browser, from: "bank").outcome == .unknown)
            gate.open()
            for try await attempt in group { #expect(attempt.outcome == .started) }
        }
        #expect(await till.dispatcher.receive(callback, from: "bank").outcome == .stored)
        await till.settle()
        #expect(try await till.status() == .paid)
        let other = Callback(.server, body: Array("B-2".utf8))
        #expect(await till.dispatcher.receive(other, from: "bank").outcome == .unknown, "nothing begins any more")
    }
}
#endif
