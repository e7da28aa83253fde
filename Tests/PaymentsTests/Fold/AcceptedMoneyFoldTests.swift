import Testing

@testable import Payments

@Suite("Money that a person took, and what became of it")
struct AcceptedMoneyFoldTests {
    private let strict = OrderPolicies(late: .review, graceSeconds: 600)
    private let wrong = Scene.said(.paid, at: 5, amount: .twd(250))
    private let late = Scene.said(.paid, at: 65, paidAt: 64)

    private func state(_ evidence: [Evidence], _ policies: OrderPolicies? = nil) -> OrderState {
        fold(Scene.order(policies: policies ?? strict), evidence)
    }
    private func reasons(_ state: OrderState) -> [Attention.Reason] { state.attention.map(\.reason) }

    @Test("what had gone back before it was accepted is not accepted any more; what went back after it stays paid")
    func acceptedAfterRefund() {
        for (money, amount) in [(wrong, 250), (late, 300)] as [(Evidence, UInt64)] {
            let ways = [
                Scene.refunded(.twd(amount), .succeeded, at: 72),
                Scene.said(.paid, at: 72, amount: .twd(amount), paidAt: 64, settlement: .init(refunded: .twd(amount))),
                Scene.said(.canceled, at: 72, amount: nil),
            ]
            for back in ways {
                let told = [money, Scene.clock(71), back]
                #expect(state(told + [Scene.decided(.accept, number: 1, at: 73)]).status == .expired)
                let first = state(told + [Scene.decided(.accept, number: 1, at: 71)])
                #expect(first.status == .paid && first.refundStatus == .full && first.received == .twd(amount))
                #expect(first.refunded == .twd(amount) && first.net.isZero)
            }
            let part = [money, Scene.clock(71), Scene.refunded(.twd(amount - 1), .succeeded, at: 72)]
            #expect(state(part + [Scene.decided(.accept, number: 1, at: 73)]).status == .paid, "something was left")
        }
    }

    @Test("an order that is opened again is not paid by what had gone back while it was canceled")
    func reopenedAfterRefund() {
        let cancel = Scene.decided(.cancel, number: 1, at: 10), reopen = Scene.decided(.reopen, number: 2, at: 40)
        let paid = Scene.said(.paid, at: 20), back = Scene.refunded(.twd(300), .succeeded, at: 30)
        #expect(state([cancel, paid]).status == .review)
        #expect(state([cancel, paid, back]).status == .canceled)
        let accept = Scene.decided(.accept, number: 2, at: 35)
        #expect(state([cancel, paid, back, accept]).status == .canceled, "accepting nothing leaves the cancel in force")
        let reopened = state([cancel, paid, back, reopen])
        #expect(reopened.status == .open && reopened.refunded == .twd(300) && reopened.net.isZero)
        let again = state([cancel, paid, back, reopen, Scene.said(.paid, at: 50, attempt: Scene.second, number: "T-2")])
        #expect(again.status == .paid && again.settledBy?.gatewayNumber == "T-2" && again.net == .twd(300) && !again.isPaidTwice)
        #expect(state([cancel, paid, reopen]).status == .paid, "it was there when the order was opened again")
        let after = Scene.refunded(.twd(300), .succeeded, at: 41)
        #expect(state([cancel, paid, reopen, after]).status == .paid, "and stays so when it goes back later")
        #expect(
            state([paid, Scene.refunded(.twd(300), .succeeded, at: 25), Scene.decided(.cancel, number: 1, at: 30)]).status
                == .paid)
    }

    @Test("a wrong amount that was accepted is received, and what goes back of it is told")
    func acceptedWrongAmount() {
        let accept = Scene.decided(.accept, number: 1, at: 10)
        let taken = state([wrong, accept])
        #expect(taken.status == .paid && taken.received == .twd(250) && taken.isUnderpaid && taken.net == .twd(250))
        #expect(taken.settledBy?.gatewayNumber == "T-1")
        let partly = state([wrong, accept, Scene.said(.paid, at: 12, amount: .twd(250), settlement: .init(refunded: .twd(100)))])
        #expect(partly.status == .paid && partly.refundStatus == .partial && partly.net == .twd(150))
        let voided = state([wrong, accept, Scene.said(.canceled, at: 12, amount: nil)])
        #expect(voided.status == .paid && voided.refundStatus == .full && reasons(voided).contains(.voided))
        #expect(state([wrong]).received.isZero, "nobody took it yet")
    }

    @Test("what is paid beside money that was accepted is too much, and said")
    func paidBesideAccepted() {
        let accept = Scene.decided(.accept, number: 1, at: 70)
        for second in [
            Scene.said(.paid, at: 75, attempt: Scene.second, number: "T-2", paidAt: 50),
            Scene.said(.paid, at: 75, attempt: Scene.second, number: "T-2", paidAt: 74),
        ] {
            let strictly = OrderPolicies(late: .accept, over: .review, graceSeconds: 600)
            let twice = state([late, accept, second], OrderPolicies(late: .accept, graceSeconds: 600))
            #expect(twice.status == .paid && twice.isPaidTwice && twice.isOverpaid && twice.received == .twd(600))
            #expect(reasons(twice).contains(.paidTwice) && reasons(twice).contains(.excess))
            #expect(state([late, accept, second], strictly).status == .review, "it was not known when a person accepted")
            let anew = [late, accept, second, Scene.decided(.accept, number: 2, at: 80)]
            #expect(state(anew, strictly).status == .paid, "now it is")
        }
        let inTime = Scene.said(.paid, at: 75, attempt: Scene.second, number: "T-2", paidAt: 50)
        let first = state([late, accept, inTime])
        #expect(first.isPaidTwice && first.status == .paid, "accepted late money counts beside what came in time")
    }

    @Test("short tokens that were accepted and the whole beside them are the whole twice")
    func acceptedTokensAndTheWhole() {
        let short = Scene.said(.underpaid, at: 5, tokens: Scene.movement(asked: "10", received: "4"))
        let accept = Scene.decided(.accept, number: 1, at: 10)
        let paid = Scene.said(.paid, at: 20, attempt: Scene.second, number: "T-2")
        #expect(!state([short, paid]).isPaidTwice, "nobody took them for the whole")
        let twice = state([short, accept, paid])
        #expect(twice.status == .paid && twice.isPaidTwice && reasons(twice).contains(.paidTwice))
        #expect(!state([short, accept]).isPaidTwice)
    }

    @Test("accepting ends a review about too much, whatever counted before and went back")
    func acceptedExcess() {
        let policies = OrderPolicies(over: .review, graceSeconds: 600)
        let back = [Scene.said(.paid, at: 5, number: "T-0"), Scene.said(.canceled, at: 10, number: "T-0")]
        let twice = [Scene.said(.paid, at: 20), Scene.said(.paid, at: 21, attempt: Scene.second, number: "T-2")]
        #expect(state(back + twice, policies).status == .review)
        #expect(state(back + twice + [Scene.decided(.accept, number: 1, at: 30)], policies).status == .paid)
    }

    @Test("a refund that was told while it could be called off undoes no acceptance from before it was done")
    func acceptedBeforeTheRefundWasDone() {
        func refund(_ minutes: Int64, isPending: Bool) -> Evidence {
            Scene.said(.paid, at: minutes, paidAt: 64, settlement: .init(refunded: .twd(300), refundPending: isPending))
        }
        let told = [late, Scene.clock(71), refund(72, isPending: true)]
        let accept = Scene.decided(.accept, number: 1, at: 73)
        #expect(state(told).status == .review)
        #expect(state(told + [accept]).status == .paid)
        #expect(state(told + [accept, refund(74, isPending: false)]).status == .paid)
        #expect(state([late, Scene.clock(71), refund(72, isPending: false), accept]).status == .expired, "it was done before")
        let settled = Scene.said(.paid, at: 74, paidAt: 64, settlement: .init(refundPending: false))
        #expect(state(told + [accept, settled]).status == .paid, "that it is not pending any more may be all that is told")
        #expect(state(told + [settled, Scene.decided(.accept, number: 1, at: 75)]).status == .expired)
    }

    @Test("what was taken without an amount is paid once, and what is paid beside it is said; its refund takes nothing off")
    func acceptedWithoutAmount() {
        let accept = Scene.decided(.accept, number: 1, at: 10)
        let contradicting = [Scene.said(.paid, at: 5, amount: .twd(250)), Scene.said(.paid, at: 6, amount: .twd(260))]
        let taken = state(contradicting + [accept])
        #expect(taken.status == .paid && taken.received.isZero && !taken.isPaidTwice)
        let twice = state(contradicting + [accept, Scene.said(.paid, at: 20, attempt: Scene.second, number: "T-2")])
        #expect(twice.status == .paid && twice.isPaidTwice)
        let refunded = state(contradicting + [accept, Scene.refunded(.twd(250), .succeeded, at: 12)])
        #expect(!reasons(refunded).contains(.refundExceedsReceived) && refunded.refunded.isZero)
        #expect(refunded.refundStatus == .partial, "that something went back is told")
        let pending = state(contradicting + [accept, Scene.refunded(.twd(250), .pending, at: 12)])
        #expect(pending.refundStatus == .pending)
        #expect(state(contradicting + [Scene.refunded(.twd(250), .succeeded, at: 12)]).refundStatus == .none, "nobody took it")
    }

    @Test("what a query denies after it was accepted is not shown as money")
    func deniedAfterAccepted() {
        let sealed = Scene.said(.paid, by: .sealedCallback, at: 65, paidAt: 64)
        let denied = state([sealed, Scene.decided(.accept, number: 1, at: 66), Scene.said(.failed, at: 67)])
        #expect(denied.status == .paid && denied.received.isZero && reasons(denied).contains(.deniedByQuery))
    }

    @Test("the money that was accepted settles the order, not other money that had gone back")
    func settledByAccepted() {
        let short = Scene.said(
            .underpaid, at: 72, attempt: Scene.second, number: "T-2", tokens: Scene.movement(asked: "10", received: "4"))
        let told = [late, Scene.refunded(.twd(300), .succeeded, at: 70), short, Scene.decided(.accept, number: 1, at: 75)]
        #expect(state(told).settledBy?.gatewayNumber == "T-2")
    }

    @Test("a part that counted and went back whole holds nothing any more")
    func partWentBack() {
        let order = Scene.order(policies: strict, amounts: [.twd(100), .twd(200)])
        let part = Scene.said(.paid, at: 5, amount: .twd(100))
        #expect(fold(order, [part]).status == .partiallyPaid)
        let back = [part, Scene.refunded(.twd(100), .succeeded, at: 8)]
        #expect(fold(order, back).status == .open && fold(order, back + [Scene.clock(71)]).status == .expired)
        #expect(fold(order, back + [Scene.decided(.cancel, number: 1, at: 9)]).status == .canceled)
    }

    @Test("what was taken and is gone, or was never here, makes nothing paid twice")
    func goneIsNotTwice() {
        let second = Scene.said(.paid, at: 80, attempt: Scene.second, number: "T-2", paidAt: 50)
        let returned = [late, Scene.decided(.accept, number: 1, at: 66), Scene.said(.returned, at: 67), second]
        #expect(!state(returned).isPaidTwice)
        let confirming = OrderPolicies(late: .review, confirmation: .always, graceSeconds: 600)
        let sealed = Scene.said(.paid, by: .sealedCallback, at: 5)
        let accept = Scene.decided(.accept, number: 1, at: 6)
        #expect(state([sealed, accept, second], confirming).isPaidTwice, "it may be here")
        let denied = state([sealed, accept, Scene.said(.failed, at: 7), second], confirming)
        #expect(!denied.isPaidTwice && denied.received == .twd(300))
    }

    @Test("a payment that is confirmed after it was accepted was not voided before that")
    func confirmedAfterAccept() {
        let confirming = OrderPolicies(late: .review, confirmation: .always, graceSeconds: 600)
        let told = [
            Scene.said(.paid, by: .sealedCallback, at: 65, paidAt: 64), Scene.said(.canceled, at: 67),
            Scene.decided(.accept, number: 1, at: 70),
        ]
        #expect(state(told + [Scene.clock(71)], confirming).status == .paid)
        let confirmed = state(told + [Scene.said(.paid, at: 75, paidAt: 64), Scene.clock(76)], confirming)
        #expect(confirmed.status == .paid && confirmed.refundStatus == .full && reasons(confirmed).contains(.voided))
    }

    @Test("what waits for its confirmation may be accepted though a message calls it canceled")
    func acceptedUnconfirmed() {
        let confirming = OrderPolicies(confirmation: .always, graceSeconds: 600)
        let told = [Scene.said(.paid, by: .sealedCallback, at: 5), Scene.said(.canceled, by: .sealedCallback, at: 6)]
        #expect(state(told + [Scene.clock(71)], confirming).status == .review)
        #expect(state(told + [Scene.clock(71), Scene.decided(.accept, number: 1, at: 72)], confirming).status == .paid)
    }

    @Test(
        "what was taken and went back stays told, whatever is decided later", arguments: [Decision.Kind.accept, .cancel, .reopen])
    func staysTold(kind: Decision.Kind) {
        let told = [wrong, Scene.decided(.accept, number: 1, at: 10), Scene.refunded(.twd(250), .succeeded, at: 12)]
        #expect(state(told).received == .twd(250) && state(told).refunded == .twd(250))
        let later = state(told + [Scene.decided(kind, number: 2, at: 20)])
        #expect(later.received == .twd(250) && later.refunded == .twd(250) && later.refundStatus == .full)
        let second = Scene.said(.paid, at: 15, attempt: Scene.second, number: "T-2")
        let both = state(told + [second, Scene.decided(kind, number: 2, at: 20)])
        #expect(both.received == .twd(550) && both.refunded == .twd(250) && both.status == .paid)
    }
}
