import Testing

@testable import Payments

@Suite("Decisions in the fold")
struct DecisionFoldTests {
    private let wrong = Scene.said(.paid, at: 5, amount: .twd(299))

    private func state(_ evidence: [Evidence]) -> OrderState { fold(Scene.order(), evidence) }
    private func decision(_ kind: Decision.Kind, _ number: Int, by: String = "mei", text: String = "", at minutes: Int64)
        -> Evidence
    {
        Evidence(.decision(Decision(number: number, kind: kind, by: by, text: text)), receivedAt: Scene.at(minutes))
    }

    @Test("two decisions under one number collide: it is said, and the answer is one in either order")
    func collision() {
        let pair = [decision(.accept, 1, at: 10), decision(.cancel, 1, at: 11)]
        let state = state([wrong] + pair)
        #expect(state == self.state([wrong] + pair.reversed()))
        #expect(state.attention.contains { $0.reason == .decisionsCollide })
        #expect(state.status == .review, "of two words the greater stands: cancel")
    }

    @Test("decisions that differ in words alone collide, too")
    func words() {
        let pair = [decision(.accept, 1, text: "yes", at: 10), decision(.accept, 1, text: "no", at: 11)]
        let first = state([wrong] + pair)
        #expect(first == state([wrong] + pair.reversed()) && first.status == .paid)
        #expect(first.attention.contains { $0.reason == .decisionsCollide })
        let people = [decision(.accept, 1, by: "a", at: 10), decision(.accept, 1, by: "b", at: 10)]
        #expect(state(people).attention.map(\.reason) == [.decisionsCollide])
    }

    @Test("a collision under an older number is said, and the newest number still decides")
    func olderCollision() {
        let state = state([
            wrong, decision(.accept, 1, at: 10), decision(.cancel, 1, at: 11), decision(.accept, 2, at: 12),
        ])
        #expect(state.status == .paid && state.attention.contains { $0.reason == .decisionsCollide })
    }

    @Test("one decision told twice is one: the first telling counts")
    func toldTwice() {
        let tellings = [decision(.accept, 1, at: 3), decision(.accept, 1, at: 10)]
        for order in [tellings, tellings.reversed()] {
            let state = state([wrong] + order)
            #expect(state.status == .review && !state.attention.contains { $0.reason == .decisionsCollide })
        }
    }

    @Test("the highest number decides, not the latest time")
    func numbers() {
        let accept = decision(.accept, 2, at: 10), cancel = decision(.cancel, 1, at: 20)
        #expect(state([wrong, accept, cancel]).status == .paid)
        #expect(state([accept, cancel]).status == .open)
        #expect(state([decision(.cancel, 2, at: 10)]).status == .canceled)
        #expect(state([decision(.cancel, 1, at: 10), decision(.reopen, 2, at: 11)]).status == .open)
    }

    @Test("a note decides nothing, not even under a number of its own")
    func notes() {
        #expect(state([decision(.cancel, 1, at: 10), decision(.note, 2, at: 11)]).status == .canceled)
        #expect(state([decision(.note, 1, at: 10), decision(.cancel, 1, at: 11)]).attention.isEmpty)
    }

    @Test("a canceled order that holds a part asks a person")
    func canceledPart() {
        let short = Scene.said(.underpaid, at: 5, tokens: Scene.movement(asked: "9.23", received: "5"))
        #expect(state([short, decision(.cancel, 1, at: 10)]).status == .review)
    }

    @Test("accepting money that is booked elsewhere is a person's right")
    func acceptReassigned() {
        let booked = Scene.said(.unrecognized, at: 5, notices: [.reassigned(to: "N-1")])
        #expect(state([booked]).status == .review)
        let state = state([booked, decision(.accept, 1, at: 6)])
        #expect(state.status == .paid && state.settledBy?.gatewayNumber == "T-1" && state.received.isZero)
    }
}
