#if Dispatcher
import GatewaySimulator
import Payments
import Testing

@testable import PaymentDispatcher

@Suite("Sealed messages that lack what a report needs")
struct IncompleteMessageTests {
    @Test(
        "A sealed message that lacks what a report needs leads to a question about its attempt, and is acknowledged",
        arguments: ["TradeNo", "TradeAmt"], [Callback.Kind.server, .browserReturn])
    func incomplete(_ field: String, _ kind: Callback.Kind) async throws {
        let (till, number) = try await Till.withForm()
        try till.simulator.act(.approve(.card), on: number)
        let callback = try till.sealed(number, [field: ""], kind: kind)
        let receipt = await till.dispatcher.receive(callback, from: "payuni")
        #expect(receipt.outcome == .hinted && receipt.answer.status == 200 && receipt.order == "order-1")
        #expect(till.transport.count == 0)
        _ = await till.dispatcher.work()
        #expect(try await till.status() == .processing)
        #expect(till.transport.count == 1)
        till.time.pass(seconds: 900)
        _ = await till.dispatcher.work()
        #expect(try await till.status() == .paid)
    }

    @Test(
        "A sealed message that does not say whether it was paid is asked about within seconds, not when the next question is due")
    func undecided() async throws {
        let till = try Till()
        try await till.open(deadlineSeconds: 3 * 86_400)
        let number = try await till.pay(.atm).number
        for _ in 0..<200 {
            till.time.pass(seconds: 600)
            _ = await till.dispatcher.work()
        }
        try till.simulator.act(.payNumber(), on: number)
        let trade = try #require(try await till.gatewayNumber(number)).text
        let message = try till.sealed(number, ["TradeNo": trade, "TradeStatus": "", "PaymentType": "2", "CardInst": ""])
        #expect(await till.dispatcher.receive(message, from: "payuni").outcome == .stored)
        #expect(try #require(try await till.check(number)) <= till.after(5))
    }

    @Test("Such a message about nothing of ours, and a form of our own sent back, are refused")
    func incompleteAndForeign() async throws {
        let (till, number) = try await Till.withForm()
        let foreign = await till.dispatcher.receive(try till.sealed("NOBODYS", ["TradeNo": ""]), from: "payuni")
        #expect(foreign.outcome == .rejected && foreign.answer.status == 400)
        let reflected = await till.dispatcher.receive(
            try till.sealed(number, ["Status": "", "TradeNo": "", "TradeStatus": ""]), from: "payuni")
        #expect(reflected.outcome == .rejected && reflected.answer.status == 400)
        till.time.pass(seconds: 1)
        _ = await till.dispatcher.work()
        #expect(till.transport.count == 0)
    }

    @Test("Such messages by the hundred lead to one question in two seconds")
    func incompleteFlood() async throws {
        let (till, number) = try await Till.withForm()
        for _ in 0..<100 { _ = await till.dispatcher.receive(try till.sealed(number, ["TradeNo": ""]), from: "payuni") }
        _ = await till.dispatcher.work()
        #expect(till.transport.count == 1)
    }
}
#endif
