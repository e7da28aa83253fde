#if Dispatcher
import GatewaySimulator
import Payments
import Testing

@testable import Museum

@Suite("What every order is held against")
struct StandingOrderChecksTests {
    private static let start = Timestamp(seconds: 1_767_225_600)
    private static let missing = "is paid, and the money is not there"

    private static func at(_ minutes: Int64) -> Timestamp { start.adding(seconds: minutes * 60) }

    /// The books of KryptoGO about an attempt of 300 dollars, which are 9.24 USDT; the payer sends so much after five minutes.
    private static func ledger(_ amount: IntentAction.Amount?) async throws -> [LedgerEntry] {
        let clock = SteeredClock(start)
        let account = try GatewayAccount(ScenarioGateway("kryptogo", .kryptogo), seed: 1, time: clock)
        let adapter = try account.adapter(
            keys: account.settings.keys, transport: SimulatorTransport(account.simulator), time: clock)
        _ = await adapter.start(
            AttemptRequest(
                number: "A-1", order: "order-1", amount: .twd(300), method: .stablecoin, description: "tea",
                callbackURL: WebURL("https://shop.example/callback")))
        clock.pass(seconds: 300)
        if let amount { try account.simulator.act(.pay(amount), onIntent: "A-1") }
        return account.simulator.ledger
    }

    /// An order of which the desk believes after ten minutes that it is paid, true or not, and of which people decided as told.
    private static func problems(
        _ ledger: [LedgerEntry], tolerance: Int = 0, decisions: [(kind: Decision.Kind, minutes: Int64)] = []
    ) -> [String] {
        let attempt = Attempt(number: "A-1", gateway: "kryptogo", amount: .twd(300), method: .stablecoin)
        let report = TransactionReport(
            gatewayNumber: "T-1", attemptNumber: "A-1", claim: .paid, raw: "success", amount: .twd(300))
        var facts: [(at: Timestamp, fact: JournalEntry.Fact)] = [
            (at(0), .attempt(attempt)),
            (
                at(10),
                .evidence(
                    Evidence(
                        .report(VerifiedReport(attempt: "A-1", report: report, verification: .query)), receivedAt: at(10)))
            ),
        ]
        for (index, decision) in decisions.enumerated() {
            let statement = Statement.decision(Decision(number: index + 1, kind: decision.kind, by: "mei"))
            facts.append((at(decision.minutes), .evidence(Evidence(statement, receivedAt: at(decision.minutes)))))
        }
        let journal = facts.enumerated().map { JournalEntry(position: $0.offset + 1, at: $0.element.at, fact: $0.element.fact) }
        let order = Order(
            id: "order-1", due: .twd(300), deadline: at(60), policies: OrderPolicies(toleranceBasisPoints: tolerance),
            attempts: [attempt])
        let record = OrderRecord(
            order: order, token: nil, attachment: "", status: .paid,
            version: OrderVersion(sequence: 0, recorded: journal.count, applied: journal.count), snapshot: "", createdAt: start,
            changedAt: start)
        let checks = StandingOrderChecks(
            StandingOrderChecks.Facts(
                loaded: LoadedOrder(record: record, journal: journal, work: []), events: [], work: [], ledger: ledger,
                endpoints: [], now: at(20)))
        return checks.state.status == .paid ? checks.problems(isOver: false) : ["the order is \(checks.state.status)"]
    }

    private static func isMissed(_ problems: [String]) -> Bool { problems.contains { $0.hasSuffix(missing) } }

    @Test("A tolerance lets pass what is short by as much, and not any receipt")
    func tolerance() async throws {
        let nothing = try await Self.ledger(nil)
        let half = try await Self.ledger(.short)
        let fee = try await Self.ledger(.hundredths(923))
        let whole = try await Self.ledger(.asAsked)
        for tolerance in [0, 100] {
            #expect(Self.isMissed(Self.problems(nothing, tolerance: tolerance)))
            #expect(Self.isMissed(Self.problems(half, tolerance: tolerance)))
            #expect(Self.isMissed(Self.problems(fee, tolerance: tolerance)) == (tolerance == 0))
            #expect(!Self.isMissed(Self.problems(whole, tolerance: tolerance)))
        }
    }

    @Test("An acceptance counts from when there is money until it is taken back")
    func acceptance() async throws {
        let half = try await Self.ledger(.short)
        let nothing = try await Self.ledger(nil)
        #expect(!Self.isMissed(Self.problems(half, decisions: [(.accept, 15)])))
        #expect(!Self.isMissed(Self.problems(half, decisions: [(.accept, 15), (.note, 16)])))
        #expect(Self.isMissed(Self.problems(half, decisions: [(.accept, 1)])))
        #expect(Self.isMissed(Self.problems(half, decisions: [(.accept, 15), (.reopen, 16)])))
        #expect(Self.isMissed(Self.problems(nothing, decisions: [(.accept, 15)])))
    }
}
#endif
