import Testing

@testable import Payments

@Suite("An order's history and its attention")
struct HistoryTests {
    @Test("a new attempt is an event; a number that is there already is none")
    func adding() {
        var history = OrderHistory(Scene.order())
        let third = Attempt(number: "A-3", gateway: "kryptogo", amount: Scene.due, method: .stablecoin)
        let event = history.add(third, at: Scene.at(1))
        #expect(event?.name == "order.updated" && event?.sequence == 1 && event?.at == Scene.at(1))
        #expect(event?.snapshot.state.attempts.map(\.number) == ["A-1", "A-2", "A-3"])
        #expect(history.add(third, at: Scene.at(2)) == nil)
        #expect(history.snapshot.sequence == 1 && history.order.attempts.count == 3)
    }

    @Test("money told before its attempt is known goes to a person, and is counted once the attempt is there")
    func addingLate() {
        var history = OrderHistory(Scene.order())
        let first = history.record(Scene.said(.paid, at: 5, attempt: "A-3"))
        #expect(first?.name == "order.review" && first?.order == "O-1")
        let second = history.add(Attempt(number: "A-3", gateway: "payuni", amount: Scene.due), at: Scene.at(6))
        #expect(second?.name == "order.paid" && second?.sequence == 2)
    }

    @Test("evidence that changes nothing is no event")
    func silent() {
        var history = OrderHistory(Scene.order())
        #expect(history.record(Evidence(.hint(Hint(attempt: "A-1", gatewayNumber: nil)), receivedAt: Scene.at(1))) == nil)
        #expect(history.record(Scene.said(.paid, at: 5)) != nil)
        #expect(history.record(Scene.said(.paid, at: 5)) == nil)
        #expect(history.snapshot.sequence == 1)
    }

    @Test("attention is ordered by reason, attempt, transaction and detail, strictly and for every pair")
    func attention() {
        var all: [Attention] = []
        for reason in [Attention.Reason.late, .short, .amountTooLarge] {
            for attempt: AttemptNumber? in [nil, "A-1", "A-2"] {
                for transaction: GatewayNumber? in [nil, "T-1", "T-2"] {
                    for detail in [nil, "a", "b"] {
                        all.append(Attention(reason, attempt: attempt, transaction: transaction, detail: detail))
                    }
                }
            }
        }
        let sorted = all.sorted()
        for (index, left) in sorted.enumerated() {
            for (other, right) in sorted.enumerated() {
                #expect((left < right) == (index < other))
            }
        }
        #expect(sorted.first?.reason == .amountTooLarge && sorted.last?.reason == .short)
    }
}
