#if Service
import GatewaySimulator
import KryptoGO
import Payments
import PaymentTransport
import PAYUNi
import SimulatorServer
import StrictJSON
import Testing

@Suite("Messages to the merchant")
struct DeliveryTests {
    @Test("What is due is sent at once, sealed, with the gateway's content type")
    func sends() async throws {
        try await Bench.run(backEnd: [.atm]) { bench async throws in
            _ = await bench.start("A-1", .twd(300), .atm)
            try bench.simulator.act(.payNumber(), on: "A-1")
            await bench.server.settle()
            let received = try #require(bench.merchant.received.first)
            #expect(received.headers["content-type"] == "application/x-www-form-urlencoded")
            guard case .authenticated(let report) = try bench.payuni.read(received.callback) else { throw Bench.Unexpected() }
            #expect(report.transactions.map(\.claim) == [.paid])
        }
    }

    @Test("Anything but 200 brings the message again, as often and as late as the settings say", arguments: [201, 302, 400, 500])
    func retries(_ status: Int) async throws {
        try await Bench.run(retrySeconds: [60, 300]) { bench async throws in
            _ = await bench.start("A-1", .twd(300), .stablecoin)
            bench.merchant.answer(status, status, status)
            try bench.simulator.act(.pay(.asAsked), onIntent: "A-1")
            await bench.server.settle()
            #expect(bench.merchant.received.count == 1)
            for (seconds, count) in [(59, 1), (1, 2), (299, 2), (1, 3), (86_400, 3)] as [(Int64, Int)] {
                bench.time.pass(seconds: seconds)
                await bench.server.settle()
                #expect(bench.merchant.received.count == count)
            }
        }
    }

    @Test("A merchant who is not there is tried again")
    func unreachable() async throws {
        try await Bench.run { bench async throws in
            let number: AttemptNumber = "A-1"
            let closed = try await MerchantServer.run { $0.url("/gone") }
            _ = await bench.kryptogo.start(
                AttemptRequest(
                    number: number, order: "order-1", amount: .twd(300), method: .stablecoin, description: "tea",
                    callbackURL: closed))
            try bench.simulator.act(.pay(.asAsked), onIntent: number.text)
            await bench.server.settle()
            let messages = try await bench.control("GET", "messages").json
            #expect(messages["messages"]?.elements?.map { $0["outcome"]?.string } == ["failed"])
            #expect(messages["waiting"]?.integer == 1)
        }
    }

    @Test("A notify address on another machine is never called, unless a setting names its host")
    func foreign() async throws {
        try await Bench.run { bench async throws in
            _ = await bench.kryptogo.start(
                AttemptRequest(
                    number: "A-1", order: "order-1", amount: .twd(300), method: .stablecoin, description: "tea",
                    callbackURL: WebURL("http://shop.example/notify")))
            try bench.simulator.act(.pay(.asAsked), onIntent: "A-1")
            await bench.server.settle()
            let messages = try await bench.control("GET", "messages?attempt=A-1").json
            #expect(messages["messages"]?.elements?.map { $0["outcome"]?.string } == ["notAllowed"])
            #expect(messages["waiting"]?.integer == 0)
        }
    }

    @Test(
        "Each fault of a message is what the merchant sees",
        arguments: [
            (MessageFault.lose, 0), (.delay(seconds: 3600), 0), (.double, 2), (.forge, 2), (.wrongHash, 1), (.garbage, 1),
            (.cut, 1),
            (.wrongAmount, 1), (.reorder, 0),
        ] as [(MessageFault, Int)])
    func faults(_ fault: MessageFault, _ count: Int) async throws {
        try await Bench.run(faults: FaultPlan(messageRules: [.init(fault)]), backEnd: [.atm]) { bench async throws in
            _ = await bench.start("A-1", .twd(300), .atm)
            try bench.simulator.act(.payNumber(), on: "A-1")
            await bench.server.settle()
            #expect(bench.merchant.received.count == count)
            let believed = bench.merchant.received.filter { (try? bench.payuni.read($0.callback)) != nil }
            let isBelieved = fault == .double ? 2 : fault == .forge || fault == .wrongAmount ? 1 : 0
            #expect(believed.count == isBelieved)
            bench.time.pass(seconds: 3600)
            await bench.server.settle()
            let isLate = fault == .delay(seconds: 3600) || fault == .reorder
            #expect(bench.merchant.received.count == (isLate ? 1 : count))
        }
    }

    @Test("Payers who act by the amount need nobody")
    func byAmount() async throws {
        try await Bench.run(payers: .actByAmount(afterSeconds: 30), backEnd: [.atm]) { bench async throws in
            _ = await bench.start("A-1", .twd(300), .atm)
            _ = await bench.start("A-2", .twd(305), .stablecoin)
            bench.time.pass(seconds: 30)
            await bench.server.settle()
            #expect(bench.merchant.received.count == 1)
            #expect(bench.simulator.ledger(of: "A-1").map(\.isPaid) == [true])
            #expect(bench.simulator.ledger(of: "A-2").map(\.isPaid) == [false])
        }
    }
}
#endif
