#if Dispatcher
import PAYUNi
import Payments
import Testing

@testable import PaymentDispatcher

@Suite("What the time that is left allows")
struct LateEveningTests {
    /// 22:10 in Taiwan, with an order that ends at 22:40.
    private func evening(backEnd: Set<BackEndMethod>) async throws -> Till {
        let till = try Till(backEnd: backEnd)
        till.time.pass(seconds: (14 * 60 + 10) * 60)
        try await till.open(deadlineSeconds: 1800)
        return till
    }

    @Test(
        "An account or a code that its gateway would refuse is not offered, and who asks all the same uses up no attempt",
        arguments: [[.atm, .storeCode], []] as [Set<BackEndMethod>])
    func notOffered(_ backEnd: Set<BackEndMethod>) async throws {
        let till = try await evening(backEnd: backEnd)
        let offered = try await till.dispatcher.methods(for: "order-1").map(\.method)
        #expect(offered.contains(.card) && !offered.contains(.atm) && !offered.contains(.storeCode))
        for method in [PaymentMethod.atm, .storeCode] {
            let error = await failure(try await till.pay(method))
            #expect(error == .invalid(field: "method", reason: "is not offered for this order"))
        }
        #expect(!till.store.calls.contains("reserve") && till.transport.count == 0)
        #expect(try await till.dispatcher.detail("order-1").attempts.isEmpty)
    }

    @Test("An order that lasts until tomorrow is offered both")
    func tomorrow() async throws {
        let till = try await evening(backEnd: [.atm, .storeCode])
        try await till.open("order-2", deadlineSeconds: 20 * 3600)
        let offered = try await till.dispatcher.methods(for: "order-2").map(\.method)
        #expect(offered.contains(.atm) && offered.contains(.storeCode))
        #expect(try await till.pay(.atm, of: "order-2").outcome == .started)
    }

    @Test("After the deadline it is the grace that has to leave time enough")
    func grace() async throws {
        let till = try Till()
        try await till.open(
            deadlineSeconds: 3600, policies: PolicyTerms(late: .acceptWithinGrace, graceSeconds: 14 * 3600))
        till.time.pass(seconds: 2 * 3600)
        #expect(try await till.dispatcher.methods(for: "order-1").map(\.method).contains(.atm))
        // 22:10; the grace ends at 23:00.
        till.time.pass(seconds: (12 * 60 + 10) * 60)
        #expect(try await !till.dispatcher.methods(for: "order-1").map(\.method).contains(.atm))
        #expect(try await till.dispatcher.methods(for: "order-1").map(\.method).contains(.card))
    }
}
#endif
