import Testing

@testable import Payments

@Suite("Lifecycles of refunds and transfers")
struct LifecycleTests {
    /// Every step there is, written out; the code's own table is held against it.
    private static let refundSteps: Set<String> = [
        "planned>submitted", "planned>canceled", "submitted>pending", "submitted>succeeded", "submitted>failed",
        "pending>succeeded", "pending>failed", "succeeded>reversed",
    ]
    private static let transferSteps: Set<String> = [
        "draft>approved", "draft>canceled", "approved>submitted", "approved>canceled", "submitted>sent", "submitted>refused",
        "submitted>unknown", "unknown>sent", "unknown>refused",
    ]

    private func refund() -> Refund {
        Refund(number: "R-1", attempt: "A-1", transaction: "T-1", kind: .card, amount: .twd(100))
    }

    private func transfer() -> Transfer {
        Transfer(id: "X-1", amount: TokenAmount(ExactDecimal(whole: 5), Scene.usdt), recipient: "0xabc")
    }

    /// The shortest way from the beginning to every status that can be reached.
    private func ways<Status: Hashable>(from start: Status, next: (Status) -> [Status]) -> [Status: [Status]] {
        var ways: [Status: [Status]] = [start: []]
        var frontier = [start]
        while let status = frontier.popLast() {
            for following in next(status) where ways[following] == nil {
                ways[following] = (ways[status] ?? []) + [following]
                frontier.append(following)
            }
        }
        return ways
    }

    @Test("a refund takes exactly the steps of its lifecycle; any other is refused and changes nothing")
    func refunds() throws {
        let ways = ways(from: Refund.Status.planned, next: \.next)
        #expect(Set(ways.keys) == Set(Refund.Status.allCases))
        for from in Refund.Status.allCases {
            for target in Refund.Status.allCases {
                var refund = refund()
                for step in try #require(ways[from]) { try refund.move(to: step) }
                if Self.refundSteps.contains("\(from.rawValue)>\(target.rawValue)") {
                    try refund.move(to: target)
                    #expect(refund.status == target && refund.statement.status == target)
                } else {
                    #expect(throws: InvalidTransition(from: from.rawValue, to: target.rawValue)) { try refund.move(to: target) }
                    #expect(refund.status == from)
                }
            }
        }
    }

    @Test("a transfer takes exactly the steps of its lifecycle; any other is refused and changes nothing")
    func transfers() throws {
        let ways = ways(from: Transfer.Status.draft, next: \.next)
        #expect(Set(ways.keys) == Set(Transfer.Status.allCases))
        for from in Transfer.Status.allCases {
            for target in Transfer.Status.allCases {
                var transfer = transfer()
                for step in try #require(ways[from]) { try transfer.move(to: step) }
                if Self.transferSteps.contains("\(from.rawValue)>\(target.rawValue)") {
                    try transfer.move(to: target, transactionHash: "0xfeed")
                    #expect(transfer.status == target && transfer.transactionHash == "0xfeed")
                } else {
                    #expect(throws: InvalidTransition(from: from.rawValue, to: target.rawValue)) {
                        try transfer.move(to: target, transactionHash: "0xfeed")
                    }
                    #expect(transfer.status == from && transfer.transactionHash == nil)
                }
            }
        }
    }

    @Test("a step without a hash keeps the hash that is there")
    func hash() throws {
        var transfer = transfer()
        for step in [Transfer.Status.approved, .submitted] { try transfer.move(to: step) }
        try transfer.move(to: .unknown, transactionHash: "0xfeed")
        try transfer.move(to: .sent)
        #expect(transfer.transactionHash == "0xfeed")
    }

    @Test("a refund's statement carries all there is; what may have gone out is pending")
    func statement() throws {
        let statement = refund().statement
        #expect(statement.number == "R-1" && statement.kind == .card && statement.amount == .twd(100))
        #expect(statement.transaction == TransactionKey(attempt: "A-1", gatewayNumber: "T-1") && statement.status == .planned)
        #expect(Refund.Status.allCases.filter(\.isPending) == [.submitted, .pending])
        #expect(Refund.Status.allCases.map(\.rank) == Array(Refund.Status.allCases.indices))
        #expect(InvalidTransition(from: "a", to: "b").description == "no step from a to b")
    }

    @Test("policies are held within their ranges, when made and when changed")
    func policies() {
        let low = OrderPolicies(toleranceBasisPoints: -1, graceSeconds: -1)
        #expect(low.toleranceBasisPoints == 0 && low.graceSeconds == 0)
        var policies = OrderPolicies(toleranceBasisPoints: 10_001, graceSeconds: .max)
        #expect(policies.toleranceBasisPoints == 10_000 && policies.graceSeconds == .max)
        policies.toleranceBasisPoints = 20_000
        #expect(policies.toleranceBasisPoints == 10_000)
        policies.toleranceBasisPoints = .min
        policies.graceSeconds = .min
        #expect(policies.toleranceBasisPoints == 0 && policies.graceSeconds == 0)
        #expect(policies.covers(.zero, asked: ExactDecimal(whole: 1)) == false)
    }

    @Test(
        "tolerance is exact on both sides",
        arguments: [
            (0, "300", true, false), (0, "299.999999", false, false), (0, "300.000001", true, true), (100, "297", true, false),
            (100, "296.999999", false, false), (100, "303", true, false), (100, "303.000001", true, true),
            (10_000, "0", true, false),
            (10_000, "600", true, false), (10_000, "600.01", true, true),
        ] as [(Int, String, Bool, Bool)])
    func tolerance(basisPoints: Int, received: String, covers: Bool, exceeds: Bool) throws {
        let policies = OrderPolicies(toleranceBasisPoints: basisPoints)
        let amount = try #require(ExactDecimal(received))
        #expect(policies.covers(amount, asked: ExactDecimal(whole: 300)) == covers)
        #expect(policies.exceeds(amount, asked: ExactDecimal(whole: 300)) == exceeds)
    }

    @Test("amounts too large to compare with tolerance are not met, and are too much")
    func toleranceOverflow() throws {
        let largest = try #require(ExactDecimal(coefficient: .max, scale: 0))
        let less = try #require(ExactDecimal(coefficient: .max - 1, scale: 0))
        let policies = OrderPolicies(toleranceBasisPoints: 100)
        #expect(policies.covers(largest, asked: largest) && !policies.covers(less, asked: largest))
        #expect(!policies.exceeds(largest, asked: largest) && policies.exceeds(largest, asked: less))
    }

    @Test("a query is needed where the policy says, and for any other currency")
    func confirmation() throws {
        let dollar = try #require(Money("1", "USD"))
        #expect(!OrderPolicies().needsQuery(.twd(1)))
        #expect(OrderPolicies(confirmation: .always).needsQuery(.zero(.twd)))
        let above = OrderPolicies(confirmation: .above(.twd(300)))
        #expect(!above.needsQuery(.twd(300)) && above.needsQuery(.twd(301)) && above.needsQuery(dollar))
    }

    @Test("a number of an attempt is used once: the first stays")
    func attempts() {
        var order = Scene.order()
        order.add(Attempt(number: Scene.first, gateway: "other", amount: .twd(1)))
        #expect(order.attempts.count == 2 && order.attempts[0].gateway == "payuni")
        #expect(order.expiresAfter == Scene.at(70))
    }
}
