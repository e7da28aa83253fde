import GatewaySimulator
import PAYUNi
import Payments
import Testing

@Suite("Requests that go wrong")
struct RequestFaultTests {
    /// What a start must come to: done, refused or unknown, and whether the gateway acted.
    static func isUnknown(_ fault: RequestFault, at method: PaymentMethod) -> Bool? {
        switch fault {
        case .refuse: false
        case .slow(let seconds): seconds > 20 ? true : nil
        // KryptoGO's adapter takes 429 for "not done"; PAYUNi's asks. A broken seal is nothing to a gateway without seals.
        case .tooManyRequests: method != .stablecoin
        case .wrongHash: method == .stablecoin ? nil : true
        // PAYUNi's start reports the other amount beside the number, for the fold to refuse; KryptoGO's is unknown.
        case .wrongAmount: method == .stablecoin ? true : nil
        default: true
        }
    }

    @Test(
        "A start ends done, refused or unknown as its fault allows, and the ledger shows whether it happened",
        arguments: RequestFault.examples, [PaymentMethod.atm, .storeCode, .stablecoin])
    func starts(_ fault: RequestFault, _ method: PaymentMethod) async throws {
        let shop = try Shop(faults: FaultPlan(requestRules: [.init(fault)]), backEnd: [.atm, .storeCode])
        let outcome = await shop.start("A-1", .twd(300), method)
        switch (outcome, Self.isUnknown(fault, at: method)) {
        case (.done, nil), (.refused, false?), (.unknown, true?): break
        default: Issue.record("\(fault) on \(method): \(outcome)")
        }
        #expect(shop.simulator.ledger.count == (fault.isApplied ? 1 : 0))
        // The fault was for one request: the next goes through.
        if method != .stablecoin, fault.isApplied {
            #expect(try await shop.query("A-1", .twd(300)).map(\.claim) == [.awaitingPayer])
        }
    }

    @Test("A query that goes wrong is no answer, and a wrong amount is never money", arguments: RequestFault.examples)
    func queries(_ fault: RequestFault) async throws {
        let shop = try Shop()
        _ = await shop.start("A-1", .twd(300), .card)
        try shop.simulator.act(.approve(.card), on: "A-1")
        shop.time.pass(seconds: 700)
        shop.simulator.add(FaultPlan.RequestRule(fault, operation: "payuni.trade_query"))
        switch fault {
        case .slow(seconds: 1): #expect(try await shop.query("A-1", .twd(300)).map(\.claim) == [.paid])
        case .wrongAmount:
            let report = try #require(try await shop.query("A-1", .twd(300)).first)
            #expect(report.notices.contains(.mismatch(field: "TradeAmt")))
        default: await #expect(throws: GatewayError.self) { try await shop.query("A-1", .twd(300)) }
        }
        #expect(try await shop.query("A-1", .twd(300)).map(\.claim) == [.paid])
    }

    @Test("A rule waits for its operation, skips as many as told, and ends")
    func rules() async throws {
        let rule = FaultPlan.RequestRule(.resetBefore, operation: "payuni.trade_query", skipping: 1, times: 2)
        let shop = try Shop(faults: FaultPlan(requestRules: [rule]), backEnd: [.atm])
        #expect(await shop.start("A-1", .twd(300), .atm).success != nil)
        var answered: [Bool] = []
        for _ in 0..<4 { answered.append((try? await shop.query("A-1")) != nil) }
        #expect(answered == [true, false, false, true])
    }

    @Test("429 names when to come back, if it is told to")
    func retryAfter() async throws {
        let shop = try Shop(faults: FaultPlan(requestRules: [.init(.tooManyRequests(retryAfterSeconds: 7))]))
        do throws(GatewayError) {
            _ = try await shop.payuni.query(AttemptReference(number: "A-1"))
            Issue.record("answered")
        } catch {
            #expect(error.kind == .rateLimited(retryAfterSeconds: 7))
        }
    }
}
