import GatewaySimulator
import PAYUNi
import Payments
import Testing

@Suite("PAYUNi's page")
struct PAYUNiPageTests {
    static let pageMethods = PAYUNiAccount.everyMethod.filter { $0 != .atm && $0 != .storeCode }

    @Test("An approved payment is told twice, answered by the query, and stands in the ledger", arguments: pageMethods)
    func approved(_ method: PaymentMethod) async throws {
        let shop = try Shop()
        _ = await shop.start("A-1", .twd(300), method)
        let page = try #require(shop.simulator.page(of: "A-1"))
        #expect(page.offers == [method])
        shop.time.pass(seconds: 20)
        try shop.simulator.act(.approve(method), on: "A-1")
        let messages = shop.simulator.takeMessages()
        #expect(messages.map(\.kind) == [.notify, .browserReturn])
        #expect(messages.map(\.url) == [Shop.notify, Shop.back])
        for message in messages {
            guard case .authenticated(let report) = try shop.payuni.read(message.callback) else { throw SimulatorRefusal.unknown }
            let transaction = try #require(report.transactions.first)
            #expect(transaction.claim == .paid)
            #expect(transaction.method == method)
            #expect(transaction.amount == .twd(300))
            #expect(transaction.attemptNumber == "A-1")
        }
        shop.time.pass(seconds: 700)
        let found = try #require(try await shop.query("A-1", .twd(300)).first)
        let entry = try #require(shop.simulator.ledger(of: "A-1").first)
        #expect(found.claim == .paid && found.notices.isEmpty)
        #expect(found.gatewayNumber == entry.gatewayNumber)
        #expect(found.paidAt == entry.paidAt)
        #expect(entry.received == .twd(300) && entry.isPaid)
    }

    @Test("What the payer breaks off or the bank refuses is no money")
    func unpaid() async throws {
        for (action, claim) in [(PayerAction.decline(.card), Claim.failed), (.abandon3D(.card), .canceled)] {
            let shop = try Shop()
            _ = await shop.start("A-1", .twd(300), .card)
            try shop.simulator.act(action, on: "A-1")
            #expect(shop.claims() == [claim, claim])
            #expect(try await shop.query("A-1").map(\.claim) == [claim])
            #expect(shop.simulator.ledger(of: "A-1").allSatisfy { $0.receipts.isEmpty })
        }
    }

    @Test("A silent bank is undecided until it answers", arguments: [true, false])
    func silentBank(_ isApproved: Bool) async throws {
        let shop = try Shop()
        _ = await shop.start("A-1", .twd(300), .card)
        try shop.simulator.act(.leaveBankSilent(.card), on: "A-1")
        #expect(shop.claims() == [.processing, .processing])
        #expect(try await shop.query("A-1").map(\.claim) == [.processing])
        shop.time.pass(seconds: 900)
        try shop.simulator.act(.bankAnswers(isApproved: isApproved), on: "A-1")
        #expect(shop.claims() == [isApproved ? .paid : .failed])
        #expect(throws: SimulatorRefusal.nothingToPay) {
            try shop.simulator.act(.bankAnswers(isApproved: true), on: "A-1")
        }
    }

    @Test("Nobody hears of a payer who closes the window")
    func closedTab() async throws {
        let shop = try Shop()
        _ = await shop.start("A-1", .twd(300), .payerChooses)
        try shop.simulator.act(.closeTab, on: "A-1")
        #expect(shop.simulator.takeMessages().isEmpty)
        #expect(shop.simulator.ledger.isEmpty)
        await #expect(throws: GatewayError.self) { try await shop.query("A-1") }
        #expect(throws: SimulatorRefusal.pageClosed) { try shop.simulator.act(.approve(.card), on: "A-1") }
    }

    @Test("The page closes when its time is over")
    func pageTime() async throws {
        let shop = try Shop()
        _ = await shop.start("A-1", .twd(300), .card)
        shop.time.pass(seconds: 601)
        #expect(throws: SimulatorRefusal.pageClosed) { try shop.simulator.act(.approve(.card), on: "A-1") }
    }

    @Test("A page without switches offers what the merchant has opened and the amount allows")
    func offers() async throws {
        let shop = try Shop(methods: [.card, .atm, .storeCode])
        _ = await shop.start("A-1", .twd(25), .payerChooses)
        #expect(shop.simulator.page(of: "A-1")?.offers == [.card, .atm])
        _ = await shop.start("A-2", .twd(300), .payerChooses)
        #expect(shop.simulator.page(of: "A-2")?.offers == [.card, .atm, .storeCode])
        let refused = await shop.start("A-3", .twd(300), .linePay)
        #expect(refused.success != nil)
        #expect(shop.simulator.page(of: "A-3") == nil)
        #expect(throws: SimulatorRefusal.notOffered) { try shop.simulator.act(.approve(.linePay), on: "A-2") }
    }

    @Test("A number is refused within ten minutes and accepted after; then a query finds two trades")
    func reuse() async throws {
        let shop = try Shop()
        _ = await shop.start("A-1", .twd(300), .card)
        try shop.simulator.act(.decline(.card), on: "A-1")
        shop.time.pass(seconds: 599)
        _ = await shop.start("A-1", .twd(300), .card)
        #expect(throws: SimulatorRefusal.pageClosed) { try shop.simulator.act(.approve(.card), on: "A-1") }
        shop.time.pass(seconds: 1)
        _ = await shop.start("A-1", .twd(300), .card)
        try shop.simulator.act(.approve(.card), on: "A-1")
        shop.time.pass(seconds: 700)
        #expect(try await shop.query("A-1").map(\.claim) == [.failed, .paid])
    }

    @Test("A payment is incomplete to queries for ten minutes")
    func dataSource() async throws {
        let shop = try Shop()
        _ = await shop.start("A-1", .twd(300), .card)
        try shop.simulator.act(.approve(.card), on: "A-1")
        let early = try #require(try await shop.query("A-1").first)
        #expect(early.claim == .processing && early.notices == [.queryDue] && early.raw == "1/B")
        shop.time.pass(seconds: 600)
        #expect(try await shop.query("A-1").map(\.claim) == [.paid])
    }

    @Test("The console sends the last result again")
    func retrigger() async throws {
        let shop = try Shop(faults: FaultPlan(messageRules: [.init(.lose, times: 2)]))
        _ = await shop.start("A-1", .twd(300), .card)
        try shop.simulator.act(.approve(.card), on: "A-1")
        #expect(shop.claims().isEmpty)
        try shop.simulator.retrigger("A-1")
        #expect(shop.claims() == [.paid])
    }
}
