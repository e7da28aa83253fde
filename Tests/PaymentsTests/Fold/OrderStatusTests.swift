import Testing

@testable import Payments

/// What the seven statuses mean, case by case.
@Suite struct OrderStatusTests {
    private func state(_ evidence: [Evidence], _ policies: OrderPolicies = OrderPolicies(graceSeconds: 600)) -> OrderState {
        fold(Scene.order(policies: policies), evidence)
    }

    private func reasons(_ state: OrderState) -> [Attention.Reason] { state.attention.map(\.reason) }

    @Test("nothing said: open, and the clock is due after deadline and grace")
    func fresh() {
        let state = state([])
        #expect(state.status == .open)
        #expect(state.nextCheck == Scene.at(70).adding(milliseconds: 1))
        #expect(state.attempts.map(\.status) == [.created, .created])
    }

    @Test("a number issued keeps the order open and shows what to pay with")
    func awaiting() {
        let code = PaymentInstructions.storeCode(.init(store: "SEVEN", code: "25124481", amount: .twd(300), deadline: nil))
        let state = state([Scene.said(.awaitingPayer, by: .sealedCallback, at: 1, instructions: code)])
        #expect(state.status == .open)
        #expect(state.attempts[0].status == .awaitingPayer)
        #expect(state.attempts[0].instructions == code)
    }

    @Test("a declined card returns the order to open, and another transaction may pay it")
    func declined() {
        let declined = Scene.said(.failed, by: .sealedCallback, at: 1)
        #expect(state([declined]).status == .open)
        let paid = state([declined, Scene.said(.paid, by: .sealedCallback, at: 5, number: "T-2")])
        #expect(paid.status == .paid)
        #expect(paid.settledBy?.gatewayNumber == "T-2")
    }

    @Test("paid: received, settled, nothing to check any more")
    func paid() {
        let state = state([Scene.said(.paid, by: .sealedCallback, at: 5)])
        #expect(state.status == .paid && state.status.isShippable)
        #expect(state.received == .twd(300) && state.net == .twd(300))
        #expect(state.nextCheck == nil)
        #expect(state.attention.isEmpty)
    }

    @Test("the browser alone never settles: it shows progress")
    func browserReturn() {
        #expect(state([Scene.said(.paid, by: .browserReturn, at: 5)]).status == .processing)
        #expect(state([Scene.said(.failed, by: .browserReturn, at: 5)]).status == .open)
    }

    @Test("a wrong amount is never counted", arguments: [1, 299, 301, 2000])
    func wrongAmount(_ dollars: UInt64) {
        let state = state([Scene.said(.paid, at: 5, amount: .twd(dollars))])
        #expect(state.status == .review)
        #expect(state.received.isZero)
        #expect(reasons(state) == [.wrongAmount])
    }

    @Test("a wrong currency is never counted")
    func wrongCurrency() {
        let state = state([Scene.said(.paid, at: 5, amount: Money("300", "USD"))])
        #expect(state.status == .review)
        #expect(reasons(state) == [.wrongCurrency])
    }

    @Test("money for a number that is not of this order is never counted")
    func unbound() {
        let state = state([Scene.said(.paid, at: 5, attempt: "B-7")])
        #expect(state.status == .review)
        #expect(reasons(state) == [.unknownAttempt])
    }

    @Test("a term that differs is never counted, and the field is named")
    func mismatch() {
        let state = state([Scene.said(.paid, at: 5, notices: [.mismatch(field: "token_address")])])
        #expect(state.status == .review)
        #expect(state.attention.first?.detail == "token_address")
    }

    @Test("money booked under a new number goes to a person")
    func reassigned() {
        let state = state([
            Scene.said(.unrecognized, by: .sealedCallback, at: 5, raw: "SUCCESS/1", notices: [.reassigned(to: "N-1")])
        ])
        #expect(state.status == .review)
        #expect(reasons(state) == [.reassigned])
        #expect(state.received.isZero)
    }

    @Test("short money: partially paid before the deadline, review after it")
    func short() {
        let short = Scene.said(.underpaid, at: 5, tokens: Scene.movement(asked: "9.23", received: "5.00"))
        let before = state([short])
        #expect(before.status == .partiallyPaid && before.isUnderpaid)
        #expect(before.receivedTokens.map(\.amount.description) == ["5"])
        #expect(before.nextCheck == Scene.deadline.adding(milliseconds: 1))
        #expect(state([short, Scene.clock(61)]).status == .review)
    }

    @Test("short money that went back leaves nothing in hand")
    func returned() {
        let evidence = [
            Scene.said(.underpaid, at: 5, tokens: Scene.movement(asked: "9.23", received: "5")),
            Scene.said(.returned, at: 9, tokens: Scene.movement(asked: "9.23", received: "5", returned: "5")),
        ]
        #expect(state(evidence).status == .open)
        #expect(state(evidence).receivedTokens.isEmpty)
        #expect(state(evidence + [Scene.clock(71)]).status == .expired)
    }

    @Test("short within the tolerance is paid", arguments: [("9.14", OrderStatus.paid), ("9.13", .partiallyPaid)])
    func tolerance(received: String, status: OrderStatus) {
        let policies = OrderPolicies(toleranceBasisPoints: 100)
        let short = Scene.said(.underpaid, at: 5, tokens: Scene.movement(asked: "9.23", received: received))
        let state = state([short], policies)
        #expect(state.status == status)
        #expect(state.received == (status == .paid ? Scene.due : .twd(0)), "whoever takes it for the whole has the whole")
    }

    @Test("two attempts that each pay a part pay the order together")
    func parts() {
        let order = Scene.order(amounts: [.twd(100), .twd(200)])
        let part = Scene.said(.paid, at: 5, amount: .twd(100))
        #expect(fold(order, [part]).status == .partiallyPaid)
        #expect(
            fold(order, [part, Scene.said(.paid, at: 6, attempt: Scene.second, number: "T-2", amount: .twd(200))]).status == .paid
        )
    }

    @Test("late money is a question, unless the policy answers it")
    func late() {
        let late = Scene.said(.paid, at: 66, paidAt: 65)
        #expect(state([late]).status == .review)
        #expect(state([late]).isLate)
        #expect(state([late], OrderPolicies(late: .accept)).status == .paid)
        #expect(state([late], OrderPolicies(late: .acceptWithinGrace, graceSeconds: 600)).status == .paid)
        #expect(state([late], OrderPolicies(late: .acceptWithinGrace, graceSeconds: 60)).status == .review)
    }

    @Test("paid in time and told late is not late")
    func toldLate() {
        let told = Scene.said(.paid, at: 600, paidAt: 59)
        #expect(state([Scene.clock(100)]).status == .expired)
        #expect(state([Scene.clock(100), told]).status == .paid)
    }

    @Test("money after the gateway said expired is late")
    func afterExpiry() {
        let evidence = [Scene.said(.expired, by: .sealedCallback, at: 20), Scene.said(.paid, at: 25)]
        #expect(state(evidence).status == .review)
        #expect(state([evidence[0], Scene.said(.paid, at: 25, paidAt: 19)]).status == .paid)
    }

    @Test("paid twice is paid, and the excess is said; or reviewed by policy")
    func twice() {
        let evidence = [Scene.said(.paid, at: 5), Scene.said(.paid, at: 6, attempt: Scene.second, number: "T-2")]
        let twice = state(evidence)
        #expect(twice.status == .paid && twice.isPaidTwice && twice.isOverpaid)
        #expect(twice.received == .twd(600))
        #expect(twice.settledBy?.gatewayNumber == "T-1")
        #expect(state(evidence, OrderPolicies(over: .review)).status == .review)
    }

    @Test("more tokens than asked is paid, and the excess is said")
    func overpaidTokens() {
        let state = state([Scene.said(.paid, at: 5, tokens: Scene.movement(asked: "9.23", received: "10"))])
        #expect(state.status == .paid && state.isOverpaid)
        #expect(state.attention.first?.detail == "0.77 USDT")
    }

    @Test("paid and returned on one transaction contradict each other")
    func contradiction() {
        let state = state([Scene.said(.paid, at: 5), Scene.said(.returned, at: 6)])
        #expect(state.status == .review)
        #expect(state.attempts[0].status == .contradicted)
    }

    @Test("two paid amounts on one transaction contradict each other, though one of them fits")
    func twoAmounts() {
        let state = state([Scene.said(.paid, at: 5), Scene.said(.paid, at: 6, amount: .twd(1))])
        #expect(state.status == .review)
        #expect(reasons(state).contains(.amountsContradict))
    }

    @Test("paid and canceled on one transaction: paid and voided, refunded in full")
    func voided() {
        let state = state([Scene.said(.paid, at: 5), Scene.said(.canceled, at: 6)])
        #expect(state.status == .paid)
        #expect(state.refundStatus == .full && state.net.isZero)
        #expect(reasons(state) == [.voided])
    }

    @Test("paid on one transaction, canceled on another: just paid")
    func abandoned() {
        let state = state([Scene.said(.paid, at: 5), Scene.said(.canceled, at: 6, number: "T-2")])
        #expect(state.status == .paid && state.refundStatus == .none)
    }

    @Test("a callback's paid that a later query denies goes to a person; a query's own paid heals it")
    func denied() {
        let evidence = [Scene.said(.paid, by: .sealedCallback, at: 5), Scene.said(.failed, by: .query, at: 6)]
        #expect(state(evidence).status == .review)
        #expect(reasons(state(evidence)) == [.deniedByQuery])
        #expect(state(evidence + [Scene.said(.paid, by: .query, at: 7)]).status == .paid)
    }

    @Test("where the policy wants a query, a callback shows progress and the query pays")
    func confirmation() {
        let policies = OrderPolicies(confirmation: .above(.twd(299)))
        let callback = Scene.said(.paid, by: .sealedCallback, at: 5)
        #expect(state([callback], policies).status == .processing)
        #expect(state([callback, Scene.clock(71)], policies).status == .review)
        #expect(state([callback, Scene.decided(.cancel, number: 1, at: 6)], policies).status == .review)
        #expect(state([callback, Scene.said(.paid, at: 6)], policies).status == .paid)
        #expect(state([callback], OrderPolicies(confirmation: .above(.twd(300)))).status == .paid)
    }

    @Test("canceled, and late money on it goes to a person or is taken by policy")
    func canceled() {
        let cancel = Scene.decided(.cancel, number: 1, at: 10)
        #expect(state([cancel]).status == .canceled)
        let money = Scene.said(.paid, at: 11, paidAt: 9)
        #expect(state([cancel, money]).status == .review)
        #expect(state([cancel, money], OrderPolicies(afterCancel: .accept)).status == .paid)
    }

    @Test("canceling what is known to be paid does not unpay it")
    func canceledAfterPaid() {
        let state = state([Scene.said(.paid, at: 5), Scene.decided(.cancel, number: 1, at: 10)])
        #expect(state.status == .paid)
        #expect(reasons(state) == [.canceledAfterPaid])
    }

    @Test("a person accepts the money known by then; the highest number wins")
    func decisions() {
        let short = Scene.said(.underpaid, at: 5, tokens: Scene.movement(asked: "9.23", received: "5"))
        let accept = Scene.decided(.accept, number: 1, at: 10)
        #expect(state([short, accept]).status == .paid)
        #expect(state([short, accept, Scene.decided(.reopen, number: 2, at: 11)]).status == .partiallyPaid)
        #expect(state([accept]).status == .open, "there is nothing to accept")
        #expect(state([accept, Scene.said(.paid, at: 20, amount: .twd(1))]).status == .review, "not known when it was accepted")
    }

    @Test("expired, then late money moves it")
    func expired() {
        #expect(state([Scene.clock(70)]).status == .open)
        #expect(state([Scene.clock(71)]).status == .expired)
        #expect(state([Scene.clock(71), Scene.said(.paid, at: 80)]).status == .review)
    }

    @Test("a bank that never decided is said when time runs out")
    func undecided() {
        let state = state([Scene.said(.processing, at: 5), Scene.clock(71)])
        #expect(state.status == .expired)
        #expect(reasons(state) == [.undecided])
    }

    @Test("a declined transaction does not hide another that a bank still has")
    func undecidedBesideDeclined() {
        let evidence = [Scene.said(.failed, at: 5), Scene.said(.processing, at: 6, number: "T-2")]
        #expect(state(evidence).status == .processing)
        #expect(state(evidence).attempts[0].status == .failed)
        #expect(reasons(state(evidence + [Scene.clock(71)])) == [.undecided])
    }

    @Test("a start without an answer is said until something is heard")
    func unknownStart() {
        let unknown = Evidence(.start(StartOutcome(attempt: Scene.first, outcome: .unknown)), receivedAt: Scene.at(0))
        #expect(state([unknown]).hasUnknownOutcome)
        #expect(!state([unknown, Scene.said(.awaitingPayer, at: 1)]).hasUnknownOutcome)
        let refused = Evidence(.start(StartOutcome(attempt: Scene.first, outcome: .refused)), receivedAt: Scene.at(2))
        #expect(!state([unknown, refused]).hasUnknownOutcome)
        #expect(state([refused]).attempts[0].status == .failed)
    }

    @Test("refunds stand beside the status")
    func refunds() {
        let paid = Scene.said(.paid, at: 5)
        let pending = state([paid, Scene.refunded(.twd(100), .submitted, at: 6)])
        #expect(pending.status == .paid && pending.refundStatus == .pending && pending.refunded.isZero)
        let partial = state([paid, Scene.refunded(.twd(100), .succeeded, at: 6)])
        #expect(partial.refundStatus == .partial && partial.net == .twd(200))
        let full = state([paid, Scene.said(.paid, at: 9, settlement: .init(refunded: .twd(300), refundable: .twd(0)))])
        #expect(full.status == .paid && full.refundStatus == .full && full.net.isZero)
        let reversed = state([paid, Scene.refunded(.twd(100), .succeeded, at: 6), Scene.refunded(.twd(100), .reversed, at: 7)])
        #expect(reversed.refundStatus == .none)
    }

    @Test("a card nobody captures is said; capture moves on with the latest query")
    func capture() {
        let authorized = Scene.said(.paid, at: 5, settlement: .init(capture: .notRequested))
        #expect(reasons(state([authorized])) == [.captureDue])
        let captured = Scene.said(.paid, at: 9, settlement: .init(capture: .captured))
        #expect(state([authorized, captured]).attention.isEmpty)
        #expect(state([captured, authorized]).attempts[0].transactions[0].capture == .captured)
    }
}
