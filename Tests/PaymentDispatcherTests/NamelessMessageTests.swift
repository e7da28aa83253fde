#if Dispatcher
import Payments
import Testing

@testable import PaymentDispatcher

@Suite("Sealed messages that name only the gateway's own number")
struct NamelessMessageTests {
    private let bank = ScriptedGateway(
        "bank", query: { .success(.waiting($0.number)) },
        read: { callback in
            let number = GatewayNumber(String(decoding: callback.body, as: UTF8.self))
            let transaction = TransactionReport(gatewayNumber: number, claim: .paid, raw: "paid", amount: Till.money("300"))
            return .authenticated(GatewayReport(attempt: nil, transactions: [transaction]))
        })

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
}
#endif
