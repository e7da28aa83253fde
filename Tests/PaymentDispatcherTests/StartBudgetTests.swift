#if Dispatcher
import Logging
import Payments
import Testing

@testable import PaymentDispatcher

@Suite("Starts of one order")
struct StartBudgetTests {
    private let answers = StartAnswers()
    private let start = Timestamp(seconds: 1_767_225_600)

    private func till(_ settings: (inout DispatcherSettings) -> Void = { _ in }) async throws -> Till {
        let till = try Till(gateways: [ScriptedGateway("bank", start: { [answers] _ in answers.give() })], settings: settings)
        for order: OrderID in ["order-1", "order-2"] { try await till.open(order) }
        return till
    }

    private func pay(_ till: Till, _ order: OrderID, _ request: IdempotencyKey? = nil) async throws(DispatcherError)
        -> StartedAttempt
    {
        try await till.dispatcher.pay(order, through: "bank", PaymentChoice(method: .card, request: request))
    }

    @Test("Who begins again and again with one order's link is turned away, and another order's payer is not")
    func flood() async throws {
        let till = try await till { $0.startsPerSecond = 20 }
        var refusals: [DispatcherError] = []
        for _ in 0..<40 { if let error = await failure(try await pay(till, "order-1")) { refusals.append(error) } }
        #expect(refusals == [DispatcherError](repeating: .tooMany(retryAfterSeconds: 10), count: 30))
        #expect(answers.count == 10)
        #expect(try await till.dispatcher.detail("order-1").attempts.count == 10, "no number was taken")
        #expect(try await pay(till, "order-2").outcome == .started)
        #expect(till.metrics("paydesk_attempts_total{gateway=bank,outcome=too_many}") == 30)
        let lines = till.log.lines.filter { $0.fields["reason"] == "too_many" }
        #expect(lines.count == 30 && lines.allSatisfy { $0.level == .debug })
        till.time.pass(seconds: 10)
        #expect(try await pay(till, "order-1").outcome == .started)
        #expect(await failure(try await pay(till, "order-1")) == .tooMany(retryAfterSeconds: 10))
    }

    @Test("A start repeated under its key is answered however many were begun, and spends none")
    func repeated() async throws {
        let till = try await till()
        let first = try await pay(till, "order-1", "click-1")
        for _ in 0..<20 { #expect(try await pay(till, "order-1", "click-1").number == first.number) }
        for _ in 0..<9 { #expect(try await pay(till, "order-1").outcome == .started) }
        #expect(await failure(try await pay(till, "order-1")) == .tooMany(retryAfterSeconds: 10))
        #expect(try await pay(till, "order-1", "click-1").number == first.number)
    }

    @Test("A start that does not go out spends none, and a form is given all the same")
    func givenBack() async throws {
        let till = try await till { $0.startsPerSecond = 1 }
        #expect(try await pay(till, "order-1").outcome == .started)
        for _ in 0..<20 { #expect(await failure(try await pay(till, "order-1")) == .overloaded(retryAfterSeconds: 1)) }
        till.store.fail("reserve")
        for _ in 0..<9 {
            till.time.pass(seconds: 1)
            guard case .store? = await failure(try await pay(till, "order-1")) else { throw Absent() }
        }
        till.store.recover()
        for _ in 0..<9 {
            till.time.pass(seconds: 1)
            #expect(try await pay(till, "order-1").outcome == .started)
        }
        for _ in 0..<10 { _ = await failure(try await pay(till, "order-1")) }
        #expect(try await till.pay(.card).instructions != nil)
    }

    @Test("A clock that was set back makes nobody wait for longer")
    func setBack() {
        for seconds: Int64 in [5, 3_600, 31_536_000] {
            let budgets = StartBudgets()
            for _ in 0..<StartBudgets.atOnce { #expect(budgets.take(for: "order-1", at: start) == nil) }
            let earlier = start.adding(seconds: -seconds)
            #expect(budgets.take(for: "order-1", at: earlier) == 10)
            #expect(budgets.take(for: "order-1", at: earlier.adding(seconds: 10)) == nil)
        }
    }

    @Test("The starts of very many orders stay within their memory, and those begun last are remembered")
    func bounded() {
        let budgets = StartBudgets()
        for index in 0..<25_000 { _ = budgets.take(for: OrderID("\(index)"), at: start.adding(milliseconds: Int64(index / 10))) }
        #expect(budgets.count <= StartBudgets.most)
        #expect(budgets.count >= StartBudgets.most / 2 - 10)
        let later = start.adding(milliseconds: 2_500)
        for _ in 1..<StartBudgets.atOnce { #expect(budgets.take(for: "24999", at: later) == nil) }
        #expect(budgets.take(for: "24999", at: later) != nil)
        // What is like new need not be remembered.
        for index in 0..<StartBudgets.most { _ = budgets.take(for: OrderID("new-\(index)"), at: start.adding(seconds: 9_000)) }
        #expect(budgets.count == StartBudgets.most)
    }
}
#endif
