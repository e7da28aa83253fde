import GatewaySimulator
import PAYUNi
import Payments
import Testing

@Suite("ATM accounts and store codes at PAYUNi")
struct PAYUNiNumberTests {
    static let ways: [(PaymentMethod, Set<BackEndMethod>)] = [
        (.atm, []), (.storeCode, []), (.atm, [.atm]), (.storeCode, [.storeCode]),
    ]

    /// A shop whose payer holds a number, and what the payer was shown.
    static func issued(
        _ method: PaymentMethod, _ backEnd: Set<BackEndMethod>, _ amount: Money = .twd(300)
    ) async throws -> (shop: Shop, report: TransactionReport) {
        let shop = try Shop(backEnd: backEnd)
        let start = try #require(await shop.start("A-1", amount, method).success)
        if let report = start.report { return (shop, report) }
        try shop.simulator.act(.takeNumber(method), on: "A-1")
        let readings = shop.readings()
        #expect(readings.count == 2)
        guard case .success(.authenticated(let report))? = readings.first, let told = report.transactions.first else {
            throw SimulatorRefusal.unknown
        }
        return (shop, told)
    }

    @Test("A number is issued, not paid; days later it is paid, told once and answered by the query", arguments: ways)
    func paidLater(_ method: PaymentMethod, _ backEnd: Set<BackEndMethod>) async throws {
        let (shop, issued) = try await Self.issued(method, backEnd)
        #expect(issued.claim == .awaitingPayer)
        switch issued.instructions {
        case .bankTransfer(let transfer)?: #expect(method == .atm && transfer.bankCode == "822" && transfer.account.count == 14)
        case .storeCode(let code)?: #expect(method == .storeCode && code.code.count == 12)
        default: Issue.record("no instructions")
        }
        #expect(issued.instructions?.deadline == shop.simulator.ledger(of: "A-1").first?.deadline)
        #expect(try await shop.query("A-1").map(\.claim) == [.awaitingPayer])
        shop.time.pass(seconds: 3 * 86_400)
        try shop.simulator.act(.payNumber(), on: "A-1")
        #expect(throws: SimulatorRefusal.alreadyPaid) { try shop.simulator.act(.payNumber(), on: "A-1") }
        guard case .success(.authenticated(let told))? = shop.readings().first else { throw SimulatorRefusal.unknown }
        let transaction = try #require(told.transactions.first)
        #expect(transaction.claim == .paid && transaction.method == method)
        #expect(transaction.gatewayNumber == issued.gatewayNumber)
        shop.time.pass(seconds: 700)
        let found = try #require(try await shop.query("A-1", .twd(300)).first)
        #expect(found.claim == .paid && found.paidAt == shop.simulator.ledger(of: "A-1").first?.paidAt)
    }

    @Test("An unpaid number expires by itself, is told, and money after that still counts as paid", arguments: ways)
    func expires(_ method: PaymentMethod, _ backEnd: Set<BackEndMethod>) async throws {
        let (shop, issued) = try await Self.issued(method, backEnd)
        let deadline = try #require(issued.instructions?.deadline)
        shop.time.move(to: deadline)
        #expect(shop.claims().isEmpty)
        shop.time.pass(seconds: 1)
        #expect(shop.claims() == [.expired])
        #expect(try await shop.query("A-1").map(\.claim) == [.expired])
        shop.time.pass(seconds: 3600)
        try shop.simulator.act(.payNumber(), on: "A-1")
        #expect(shop.claims() == [.paid])
        let entry = try #require(shop.simulator.ledger(of: "A-1").first)
        #expect(try #require(entry.paidAt) > deadline)
    }

    @Test("Another amount is booked under a number of PAYUNi's own, and the first stays unpaid", arguments: [299, 301])
    func wrongAmount(_ dollars: UInt64) async throws {
        let (shop, _) = try await Self.issued(.atm, [])
        try shop.simulator.act(.payNumber(dollars: dollars), on: "A-1")
        guard case .success(.authenticated(let told))? = shop.readings().first else { throw SimulatorRefusal.unknown }
        let entry = try #require(shop.simulator.ledger(of: "A-1").first)
        let other = try #require(entry.bookedUnder)
        #expect(told.transactions.first?.claim == .unrecognized)
        #expect(told.transactions.first?.notices.contains(.reassigned(to: other)) == true)
        #expect(entry.receipts.isEmpty)
        #expect(shop.simulator.ledger(of: AttemptNumber(other)).first?.received == .twd(dollars))
        #expect(try await shop.query("A-1").map(\.claim) == [.awaitingPayer])
    }

    @Test("A store code can be taken back once; a printed slip is paid all the same")
    func cancelCode() async throws {
        let (shop, issued) = try await Self.issued(.storeCode, [])
        guard case .storeCode(let code)? = issued.instructions else { throw SimulatorRefusal.unknown }
        let reply = try await shop.payuni.call(CancelStoreCodeRequest(code: code.code)).accepted(about: nil)
        #expect(reply.code == "SUCCESS" && reply.amount == .twd(300))
        #expect(try await shop.query("A-1").map(\.claim) == [.canceled])
        for (payNo, expected) in [(code.code, "CVS02021"), ("C00000000000", "CVS02020"), ("12", "CVS02019"), ("", "CVS02018")] {
            #expect(shop.code(try shop.call(.cancelStoreCode, [("PayNo", payNo)]), .cancelStoreCode) == expected)
        }
        try shop.simulator.act(.payNumber(), on: "A-1")
        #expect(shop.claims() == [.paid])
    }

    @Test("A wallet started by call is found by a query; JKoPay is told, too", arguments: BackEndMethod.allCases)
    func wallets(_ method: BackEndMethod) async throws {
        guard method != .atm, method != .storeCode else { return }
        for isApproved in [true, false] {
            let shop = try Shop(backEnd: [method])
            let start = try #require(await shop.start("A-1", .twd(300), method.paymentMethod).success)
            #expect(start.report?.claim == .awaitingPayer)
            #expect((start.instructions == nil) == (method == .jkoPay))
            try shop.simulator.act(.confirmOnPhone(isApproved: isApproved), on: "A-1")
            let kinds = shop.simulator.takeMessages().map(\.kind)
            #expect(kinds.contains(.notify) == (method == .jkoPay))
            shop.time.pass(seconds: 700)
            let found = try await shop.query("A-1")
            #expect(found.map(\.claim) == [isApproved ? .paid : .failed])
            #expect(found.first?.method == method.paymentMethod)
        }
    }

    @Test("Many numbers are asked for in one call")
    func batch() async throws {
        let shop = try Shop(backEnd: [.atm])
        for number: AttemptNumber in ["A-1", "A-2", "A-3"] { _ = await shop.start(number, .twd(300), .atm) }
        try shop.simulator.act(.payNumber(), on: "A-2")
        shop.time.pass(seconds: 700)
        let references = (0...4).map { AttemptReference(number: AttemptNumber("A-\($0)"), amount: .twd(300)) }
        let reports = try await shop.payuni.query(batch: references)
        #expect(reports.map(\.attempt) == ["A-1", "A-2", "A-3"])
        #expect(reports.flatMap(\.transactions).map(\.claim) == [.awaitingPayer, .paid, .awaitingPayer])
        shop.time.pass(seconds: 93 * 86_400)
        #expect(try await shop.payuni.query(batch: references).isEmpty)
    }
}
