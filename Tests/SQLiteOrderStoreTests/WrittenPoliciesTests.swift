#if SQLite
import Payments
import Testing

@testable import SQLiteOrderStore

@Suite("Policies read out of stored terms")
struct WrittenPoliciesTests {
    private static let all: [OrderPolicies] = [
        OrderPolicies(), OrderPolicies(late: .accept, toleranceBasisPoints: 5, graceSeconds: 60),
        OrderPolicies(confirmation: .above(.twd(5_000))), OrderPolicies(over: .review, afterCancel: .accept),
    ]

    private static func order(_ id: OrderID, _ policies: OrderPolicies) -> Order {
        Order(id: id, due: .twd(300), deadline: Bench.noon, policies: policies)
    }

    private func read(_ terms: String) -> OrderPolicies? {
        var terms = terms
        return terms.withUTF8 { WrittenPolicies.read(from: $0) }
    }

    @Test("They are each order's own, read once or again, between orders with others")
    func alternating() throws {
        for policies in Self.all + Self.all.reversed() {
            for id: OrderID in ["o-1", "o-\"2", #"o,"policies":{}"#, #"o\"#] {
                #expect(read(try StoredText.terms(of: Self.order(id, policies), operation: "test")) == policies)
            }
        }
    }

    @Test("Terms end as is said of them, or they would be read anew each time", arguments: all)
    func ending(policies: OrderPolicies) throws {
        let terms = try StoredText.terms(of: Self.order("o-1", policies), operation: "test")
        #expect(terms.hasSuffix(StoredText.endOfTerms(with: policies)))
    }

    @Test("What is not terms has none", arguments: ["", "{}", "}", #","policies":{}"#])
    func nonsense(text: String) {
        #expect(read(text) == nil)
    }

    @Test("An order comes back from the file with its own policies")
    func stored() async throws {
        let bench = try await Bench()
        for (index, policies) in Self.all.enumerated() {
            _ = try await bench.store.insert(NewOrder(Self.order(OrderID("o-\(index)"), policies), createdAt: Bench.noon))
        }
        for (index, policies) in Self.all.enumerated() {
            let id = OrderID("o-\(index)")
            #expect(try await bench.store.order(id)?.order == Self.order(id, policies))
        }
    }
}
#endif
