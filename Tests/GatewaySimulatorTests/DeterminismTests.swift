import GatewaySimulator
import PAYUNi
import Payments
import Testing

@Suite("Equal seeds, equal bytes")
struct DeterminismTests {
    /// Every byte that a busy hour brings: answers, messages, ledger.
    static func hour(seed: UInt64, faults: FaultPlan) async throws -> [String] {
        let shop = try Shop(faults: faults, seed: seed, backEnd: [.atm])
        var lines: [String] = []
        for (index, method) in [PaymentMethod.card, .atm, .stablecoin, .storeCode, .linePay].enumerated() {
            let number = AttemptNumber("A-\(index)")
            lines.append("\(await shop.start(number, .twd(300), method))")
            try? shop.simulator.act(.approve(method), on: number)
            try? shop.simulator.act(.takeNumber(method), on: number)
            try? shop.simulator.act(.pay(.asAsked), onIntent: number.text)
            shop.time.pass(seconds: 600)
            try? shop.simulator.act(.payNumber(), on: number)
            lines.append("\((try? await shop.query(number)) ?? [])")
            lines += shop.simulator.takeMessages().map { "\($0.id) \($0.url) \($0.due) \($0.body)" }
        }
        return lines + shop.simulator.ledger.map { "\($0)" }
    }

    @Test("The same seed gives the same bytes, with faults and without; another seed gives others")
    func seeds() async throws {
        let faulty = FaultPlan(requestsPerThousand: 300, messagesPerThousand: 500)
        for plan in [FaultPlan.none, faulty] {
            let first = try await Self.hour(seed: 7, faults: plan)
            #expect(first == (try await Self.hour(seed: 7, faults: plan)))
            #expect(first != (try await Self.hour(seed: 8, faults: plan)))
        }
    }

    @Test("A reset without a seed goes on drawing; one with a seed gives the same numbers each time")
    func resets() async throws {
        let shop = try Shop(seed: 7)
        func first(afterReset seed: UInt64?) async throws -> GatewayNumber {
            shop.simulator.reset(seed: seed)
            _ = await shop.start("A-1", .twd(300), .stablecoin)
            return try #require(shop.simulator.ledger.first?.gatewayNumber)
        }
        var seen: Set<GatewayNumber> = []
        for _ in 0..<4 { seen.insert(try await first(afterReset: nil)) }
        #expect(seen.count == 4)
        let again = try await first(afterReset: 7)
        #expect(again == (try await first(afterReset: 7)))
        // A new simulator of that seed hands it out, too: the collision of which the documentation warns.
        #expect(seen.contains(again))
        #expect(again != (try await first(afterReset: nil)))
    }

    @Test("A reset without a seed draws other faults than before it")
    func faultsAfterReset() async throws {
        let shop = try Shop(faults: FaultPlan(requestsPerThousand: 500, requestFaults: [.refuse]), seed: 7)
        func refusals() -> [Bool] {
            (0..<64).map { _ in
                let request = SimulatedRequest(method: "GET", path: "/v1/studio/api/payment/intent/none")
                return shop.simulator.answer(request).response == nil
            }
        }
        let before = refusals()
        shop.simulator.reset()
        #expect(refusals() != before)
        shop.simulator.reset(seed: 7)
        #expect(refusals() == before)
    }

    @Test("Faults to messages change no number that is handed out")
    func numbers() async throws {
        func numbers(_ plan: FaultPlan) async throws -> [GatewayNumber] {
            let shop = try Shop(faults: plan)
            for number: AttemptNumber in ["A-1", "A-2", "A-3"] {
                _ = await shop.start(number, .twd(300), .card)
                try shop.simulator.act(.approve(.card), on: number)
            }
            return shop.simulator.ledger.map(\.gatewayNumber)
        }
        #expect(try await numbers(.none) == (try await numbers(FaultPlan(messagesPerThousand: 1000))))
    }

    @Test("What is due happens at its own time, however seldom anybody looks")
    func laziness() async throws {
        func paidAt(step: Int64) async throws -> [Timestamp?] {
            let shop = try Shop(payers: .actByAmount(afterSeconds: 30))
            _ = await shop.start("A-1", .twd(300), .card)
            _ = await shop.start("A-2", .twd(302), .stablecoin)
            for _ in 0..<(86_400 / step) {
                shop.time.pass(seconds: step)
                _ = shop.simulator.takeMessages()
            }
            return shop.simulator.ledger.map(\.paidAt)
        }
        let often = try await paidAt(step: 60)
        #expect(often == (try await paidAt(step: 86_400)))
        #expect(often == [Shop.opening.adding(seconds: 30), Shop.opening.adding(seconds: 1800 + 3600)])
    }
}
