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
        #expect(state([decision(.cancel, 2, at: 10)]).status == .canceled)
        #expect(state([decision(.cancel, 1, at: 10), decision(.reopen, 2, at: 11)]).status == .open)
    }

    @Test("accepting where there is nothing to accept leaves in force what was decided before")
    func nothingToAccept() {
        let cancel = decision(.cancel, 1, at: 10), accept = decision(.accept, 2, at: 20)
        #expect(state([cancel, accept]).status == .canceled)
        #expect(state([accept]).status == .open)
        let short = Scene.movement(asked: "9.23", received: "5")
        let back = [Scene.said(.underpaid, at: 11, tokens: short), Scene.said(.returned, at: 15, tokens: short)]
        #expect(state([cancel, accept] + back).status == .canceled, "what was accepted had gone back before")
        #expect(state([cancel, accept, decision(.accept, 3, at: 21)]).status == .canceled)
        #expect(state([cancel, decision(.reopen, 2, at: 11), decision(.accept, 3, at: 20)]).status == .open)
        #expect(state([wrong, cancel, accept]).status == .paid)
    }

    @Test("a person may take a message's word for money that no query confirms")
    func unconfirmed() {
        let order = Scene.order(policies: OrderPolicies(confirmation: .always, graceSeconds: 600))
        let paid = Scene.said(.paid, by: .sealedCallback, at: 5)
        let late = Scene.clock(90)
        #expect(fold(order, [paid, late]).status == .review)
        let accepted = fold(order, [paid, late, decision(.accept, 1, at: 91)])
        #expect(accepted.status == .paid && accepted.settledBy?.gatewayNumber == "T-1" && accepted.received.isZero)
        #expect(fold(order, [paid, decision(.accept, 1, at: 4)]).status == .processing, "accepted before it was said")
        // What only waits for its confirmation does not disappear behind a word.
        for minutes in [20, 80] as [Int64] {
            #expect(fold(order, [paid, decision(.cancel, 1, at: minutes), late]).status == .review)
        }
    }

    @Test("whoever cancels after a query denied a message's money ends the review")
    func denied() {
        let told = [Scene.said(.paid, by: .sealedCallback, at: 5), Scene.said(.failed, by: .query, at: 10)]
        #expect(state(told).status == .review)
        #expect(state(told + [decision(.cancel, 1, at: 10)]).status == .review, "at the very moment")
        let canceled = state(told + [decision(.cancel, 1, at: 11)])
        #expect(canceled.status == .canceled && canceled.attention.contains { $0.reason == .deniedByQuery })
        #expect(state(told + [decision(.cancel, 1, at: 7)]).status == .review)
        let again = Scene.said(.expired, by: .query, at: 20)
        #expect(state(told + [decision(.cancel, 1, at: 11), again]).status == .canceled, "denied once more")
        let early = Scene.said(.failed, by: .query, at: 3)
        let late = Scene.said(.failed, by: .query, at: 20)
        #expect(state([early] + told + [decision(.cancel, 1, at: 11), late]).status == .canceled)
        let sealed = Scene.said(.failed, by: .sealedCallback, at: 6)
        #expect(state(told + [sealed, decision(.cancel, 1, at: 8)]).status == .review, "no query had denied it yet")
        let elsewhere = Scene.said(.unrecognized, at: 20, notices: [.reassigned(to: "N-1")])
        #expect(state(told + [decision(.cancel, 1, at: 11), elsewhere]).status == .review, "the money is booked elsewhere")
        #expect(state(told + [decision(.cancel, 1, at: 11), Scene.said(.paid, at: 12)]).status == .paid)
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
