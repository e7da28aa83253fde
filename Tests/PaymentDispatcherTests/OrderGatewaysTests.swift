#if Dispatcher
import Payments
import StrictJSON
import Testing

@testable import PaymentDispatcher

@Suite("The accounts that may take an order's money")
struct OrderGatewaysTests {
    private let food = ScriptedGateway("food")

    private func till() throws -> Till { try Till(gateways: [food]) }

    private func terms(_ till: Till, _ gateways: [GatewayID]?, _ id: OrderID = "order-1") -> OrderTerms {
        var terms = till.terms(id)
        terms.gateways = gateways
        return terms
    }

    @Test("An order that names none may be paid through every gateway, and its terms are written as ever")
    func unnamed() async throws {
        let till = try till()
        let opened = try await till.open()
        #expect(opened.terms.gateways == nil)
        #expect(!opened.record.attachment.contains("gateways"))
        #expect(Set(till.dispatcher.methods(for: opened).map(\.gateway)) == ["food", "kryptogo", "payuni"])
    }

    @Test("Only the gateways that an order names are offered, and no other takes an attempt")
    func named() async throws {
        let till = try till()
        let opened = try await till.dispatcher.open(terms(till, ["food"]))
        #expect(till.dispatcher.methods(for: opened) == [OfferedMethod(gateway: "food", method: .card)])
        till.store.forgetCalls()
        let error = await failure(try await till.dispatcher.pay("order-1", through: "payuni", PaymentChoice(method: .card)))
        #expect(error == .invalid(field: "gateway", reason: "does not take this order's money"))
        #expect(!till.store.calls.contains("reserve"))
        let attempt = try await till.dispatcher.pay("order-1", through: "food", PaymentChoice(method: .card))
        #expect(attempt.gateway == "food")
    }

    @Test("No page is told how to make a payment at a gateway that the order leaves out, and what was made there is not adopted")
    func browserMade() async throws {
        let till = try till()
        let token = try #require(try await till.dispatcher.open(terms(till, ["food", "payuni"])).token)
        guard case .invalid("gateway", _)? = await failure(try await till.dispatcher.browserPayment("order-1", at: "kryptogo"))
        else { throw Absent() }
        let intent = try till.makeIntent(marks: [("order_id", .string("order-1"))])
        let refusal = await failure(try await till.dispatcher.adopt(intent, at: "kryptogo", token: token))
        #expect(refusal == .foreign(field: "gateway"))
        let receipt = await till.dispatcher.receive(till.hint(intent), from: "kryptogo", token: token)
        #expect(receipt.outcome == .unknown)
        #expect(till.transport.count == 0)
        #expect(try await till.dispatcher.detail("order-1").attempts.isEmpty)
    }

    @Test("A list that is empty, names a gateway twice, or one that is not there is refused, and nothing is stored")
    func invalid() async throws {
        let till = try till()
        for gateways: [GatewayID] in [[], ["food", "food"], ["food", "payuni", "food"], ["nobody"], ["food", "nobody"], [""]] {
            guard case .invalid("gateways", _)? = await failure(try await till.dispatcher.open(terms(till, gateways))) else {
                Issue.record("\(gateways)")
                continue
            }
        }
        #expect(!till.store.calls.contains("insert"))
    }

    @Test("The same gateways in another order are the same terms; others, or none, are not")
    func replayed() async throws {
        let till = try till()
        let first = try await till.dispatcher.open(terms(till, ["payuni", "food"]))
        #expect(first.terms.gateways == ["food", "payuni"])
        #expect(try await till.dispatcher.open(terms(till, ["food", "payuni"])).token == first.token)
        #expect(try await till.dispatcher.detail("order-1") == first)
        for others: [GatewayID]? in [nil, ["food"], ["food", "kryptogo"]] {
            #expect(await failure(try await till.dispatcher.open(terms(till, others))) == .conflict(.termsDiffer))
        }
    }

    @Test("An order whose gateway this desk has no more is still a replay, and takes money through none")
    func gatewayRemoved() async throws {
        let store = InMemoryOrderStore()
        let before = try Till(gateways: [food], store: store)
        let first = try await before.dispatcher.open(terms(before, ["food"]))
        let after = try Till(store: store)
        let again = try await after.dispatcher.open(terms(after, ["food"]))
        #expect(again.token == first.token)
        #expect(after.dispatcher.methods(for: again).isEmpty)
    }
}
#endif
