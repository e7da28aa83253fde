import Testing

@testable import Payments

/// What counts, what is said about it, and sums at the end of the range.
@Suite("Counting money")
struct CountingFoldTests {
    private func order(due: Money, _ amounts: [Money], _ policies: OrderPolicies = OrderPolicies()) -> Order {
        Order(
            id: "O-1", due: due, deadline: Scene.deadline, policies: policies,
            attempts: amounts.enumerated().map { Attempt(number: AttemptNumber("A-\($0 + 1)"), gateway: "payuni", amount: $1) })
    }

    private func paid(_ amount: Money?, _ index: Int) -> Evidence {
        Scene.said(.paid, at: 5, attempt: AttemptNumber("A-\(index)"), number: GatewayNumber("T-\(index)"), amount: amount)
    }

    private func reasons(_ state: OrderState) -> [Attention.Reason] { state.attention.map(\.reason) }

    @Test("sums that do not fit are said; what is due is still seen to be covered")
    func tooLarge() throws {
        let largest = Money(try #require(ExactDecimal(coefficient: .max / 10_000, scale: 0)), .twd)
        let huge = Money(try #require(ExactDecimal(coefficient: .max, scale: 0)), .twd)
        let state = fold(order(due: huge, [huge, huge]), [paid(huge, 1), paid(huge, 2)])
        #expect(state.status == .paid && state.received == huge)
        #expect(reasons(state) == [.amountTooLarge])
        let part = fold(order(due: huge, [largest]), [paid(largest, 1)])
        #expect(part.status == .partiallyPaid && part.received == largest)
    }

    @Test("money without an amount is never counted")
    func noAmount() {
        let state = fold(Scene.order(), [paid(nil, 1)])
        #expect(state.status == .review && state.received.isZero)
        #expect(state.attention.map(\.detail) == ["amount"] && reasons(state) == [.mismatch])
    }

    @Test("an attempt in another currency than the order is never counted, though its amount fits")
    func foreignAttempt() throws {
        let dollars = try #require(Money("300", "USD"))
        let state = fold(order(due: .twd(300), [dollars]), [paid(dollars, 1)])
        #expect(state.status == .review && state.received.isZero && reasons(state) == [.wrongCurrency])
    }

    @Test("each reason why money may not be counted is said with its detail")
    func reassignedPaid() {
        let state = fold(
            Scene.order(),
            [
                Scene.said(
                    .paid, at: 5, amount: .twd(299),
                    notices: [.reassigned(to: "N-2"), .mismatch(field: "f"), .mismatch(field: "g")])
            ])
        #expect(state.status == .review && state.received.isZero)
        #expect(Set(state.attention.map(\.detail)) == ["299 TWD", "N-2", "f", "g"])
    }

    @Test("an answer whose amount is its one other term is of a wrong amount, and of nothing else")
    func wrongAmountAlone() throws {
        let notices = [TransactionReport.Notice.mismatch(field: "amount")]
        func reasons(_ evidence: Evidence...) -> [Attention.Reason] {
            let states = [fold(Scene.order(), evidence), fold(Scene.order(), evidence.reversed())]
            #expect(states[0] == states[1] && states[0].status == .review)
            return states[0].attention.map(\.reason)
        }
        let wrong = Scene.said(.paid, at: 5, amount: .twd(299), notices: notices)
        #expect(reasons(wrong) == [.wrongAmount])
        let dollars = try #require(Money("300", "USD"))
        #expect(reasons(Scene.said(.paid, at: 5, amount: dollars, notices: notices)) == [.wrongCurrency])
        #expect(reasons(Scene.said(.underpaid, at: 5, amount: .twd(299), notices: notices)) == [.wrongAmount])
        // Something else differs: of the right amount, beside the wrong one, or as somebody says who was not asked.
        #expect(reasons(Scene.said(.paid, at: 5, notices: notices)) == [.mismatch])
        let both = notices + [.mismatch(field: "chain")]
        #expect(reasons(Scene.said(.paid, at: 5, amount: .twd(299), notices: both)) == [.mismatch, .mismatch, .wrongAmount])
        let told = Scene.said(.paid, by: .sealedCallback, at: 5, amount: .twd(299), notices: notices)
        #expect(reasons(told) == [.mismatch, .wrongAmount])
        // The same word beside another amount stays.
        #expect(reasons(wrong, Scene.said(.paid, at: 6, notices: notices)).contains(.mismatch))
    }

    @Test("a card that was never approved has nothing to capture, whatever the gateway fills in for it")
    func neverAuthorized() {
        let due = TransactionReport.Settlement(capture: .notRequested)
        let message = Scene.said(.paid, by: .sealedCallback, at: 5)
        for claim in [Claim.awaitingPayer, .processing, .failed, .expired, .canceled, .unrecognized] {
            let alone = fold(Scene.order(), [Scene.said(claim, at: 8, settlement: due)])
            #expect(alone == fold(Scene.order(), [Scene.said(claim, at: 8)]), "\(claim)")
            #expect(alone.attempts[0].transactions[0].capture == nil, "\(claim)")
        }
        for claim in [Claim.failed, .expired] {
            let denied = fold(Scene.order(), [message, Scene.said(claim, at: 8, settlement: due)])
            #expect(reasons(denied) == [.deniedByQuery] && denied.attempts[0].transactions[0].capture == nil, "\(claim)")
        }
        // What is not complete yet is authorized all the same.
        let paid = fold(Scene.order(), [message, Scene.said(.processing, at: 8, settlement: due)])
        #expect(reasons(paid) == [.captureDue])
    }

    @Test("a good payment that is booked elsewhere is not in hand")
    func reassignedGood() {
        let state = fold(Scene.order(), [Scene.said(.paid, at: 5, notices: [.reassigned(to: "N-1")])])
        #expect(state.status == .review && state.received.isZero && reasons(state) == [.reassigned])
    }

    @Test("money booked under two other numbers names both, and is known since the first")
    func reassignedTwice() {
        let evidence = ["N-2", "N-1"].enumerated().map {
            Scene.said(.unrecognized, at: Int64(20 + $0), notices: [.reassigned(to: $1)])
        }
        for told in [evidence, evidence.reversed()] {
            let state = fold(Scene.order(), told)
            #expect(state.attention.filter { $0.reason == .reassigned }.map(\.detail) == ["N-1", "N-2"])
            #expect(fold(Scene.order(), told + [Scene.decided(.accept, number: 1, at: 20)]).status == .paid)
            #expect(fold(Scene.order(), told + [Scene.decided(.accept, number: 1, at: 19)]).status == .review)
        }
    }

    @Test("terms that differ beside a word that is not money do not spoil the money")
    func mismatchWithoutMoney() {
        let state = fold(
            Scene.order(), [Scene.said(.awaitingPayer, at: 1, notices: [.mismatch(field: "f")]), paid(Scene.due, 1)])
        #expect(state.status == .paid)
    }

    @Test("short money of a wrong amount, or of an attempt nobody knows, asks a person")
    func shortProblems() {
        let short = Scene.movement(asked: "9.23", received: "5")
        let wrong = fold(Scene.order(), [Scene.said(.underpaid, at: 5, amount: .twd(299), tokens: short)])
        #expect(wrong.status == .review && reasons(wrong) == [.wrongAmount] && !wrong.isUnderpaid)
        let unknown = fold(Scene.order(), [Scene.said(.underpaid, at: 5, attempt: "B-1", tokens: short)])
        #expect(unknown.status == .review && reasons(unknown) == [.unknownAttempt])
    }

    @Test("a gateway that says short of an amount that is not short is not believed further")
    func shortButFull() {
        let state = fold(
            Scene.order(policies: OrderPolicies(toleranceBasisPoints: 100)),
            [Scene.said(.underpaid, at: 5, tokens: Scene.movement(asked: "9.23", received: "9.23"))])
        #expect(state.status == .partiallyPaid && state.isUnderpaid && state.received.isZero)
        #expect(state.attention.first?.detail == "0 USDT")
    }

    @Test("paid in full with fewer tokens than asked stays paid, and what is missing is said")
    func paidShort() {
        let state = fold(Scene.order(), [Scene.said(.paid, at: 5, tokens: Scene.movement(asked: "9.23", received: "9"))])
        #expect(state.status == .paid && reasons(state) == [.short] && state.attention.first?.detail == "0.23 USDT")
    }

    @Test("two payments are paid twice only where one of them could be missed")
    func twice() {
        let needed = fold(order(due: .twd(300), [.twd(100), .twd(200)]), [paid(.twd(100), 1), paid(.twd(200), 2)])
        #expect(needed.status == .paid && !needed.isPaidTwice && !needed.isOverpaid && needed.attention.isEmpty)
        let surplus = fold(order(due: .twd(300), [.twd(300), .twd(1)]), [paid(.twd(300), 1), paid(.twd(1), 2)])
        #expect(surplus.isPaidTwice && surplus.isOverpaid)
        #expect(Set(reasons(surplus)) == [.excess, .paidTwice] && surplus.attention.contains { $0.detail == "1 TWD" })
        let more = fold(order(due: .twd(300), [.twd(200), .twd(200)]), [paid(.twd(200), 1), paid(.twd(200), 2)])
        #expect(more.isOverpaid && !more.isPaidTwice)
    }

    @Test("a part is underpaid, and the whole is not")
    func part() {
        let terms = order(due: .twd(300), [.twd(100), .twd(200)])
        #expect(fold(terms, [paid(.twd(100), 1)]).isUnderpaid)
        #expect(!fold(terms, [paid(.twd(100), 1), paid(.twd(200), 2)]).isUnderpaid)
        #expect(
            fold(order(due: .twd(300), [.twd(297)], OrderPolicies(toleranceBasisPoints: 100)), [paid(.twd(297), 1)]).status
                == .paid)
    }

    @Test("a problem beside a good payment does not take the goods back")
    func problemBesideGood() {
        let state = fold(Scene.order(), [paid(Scene.due, 1), paid(.twd(1), 2)])
        #expect(state.status == .paid && reasons(state) == [.wrongAmount] && state.received == Scene.due)
    }

    @Test("a refund in a state nobody knows is said and is on its way, until a known word comes")
    func unknownRefund() {
        let strange = Scene.said(.paid, at: 5, settlement: .init(refundPending: true, unrecognizedRefund: "5"))
        let state = fold(Scene.order(), [strange])
        #expect(reasons(state) == [.unrecognizedStatus] && state.attention.first?.detail == "5")
        #expect(state.refundStatus == .pending && state.received == Scene.due)
        let known = Scene.said(.paid, at: 6, settlement: .init(capture: .captured))
        #expect(fold(Scene.order(), [strange, known]).attention.isEmpty)
        #expect(fold(Scene.order(), [known, strange]).attention.isEmpty)
    }

    @Test("a card captured under a word nobody knows is said; a voided card is not captured")
    func captures() {
        let strange = fold(Scene.order(), [Scene.said(.paid, at: 5, settlement: .init(capture: .unknown("9")))])
        #expect(reasons(strange) == [.unrecognizedStatus] && strange.attention.first?.detail == "9")
        let voided = fold(
            Scene.order(), [Scene.said(.paid, at: 5, settlement: .init(capture: .notRequested)), Scene.said(.canceled, at: 6)])
        #expect(reasons(voided) == [.voided])
        let unpaid = fold(Scene.order(), [Scene.said(.processing, at: 5, settlement: .init(capture: .notRequested))])
        #expect(unpaid.attention.isEmpty)
    }

    @Test(
        "what a status word says when nothing else is known: attempts show it, the order stays open",
        arguments: [
            (Claim.awaitingPayer, OrderStatus.open), (.processing, .processing), (.failed, .open), (.expired, .open),
            (.canceled, .open),
            (.returned, .open), (.unrecognized, .open),
        ] as [(Claim, OrderStatus)])
    func words(claim: Claim, status: OrderStatus) {
        let state = fold(Scene.order(), [Scene.said(claim, at: 5)])
        #expect(state.status == status && state.attempts[0].status == AttemptStatus(claim) && !state.isUnderpaid)
    }

    @Test("an unconfirmed payment is said, and a query that contradicts it goes to a person")
    func unconfirmed() {
        let policies = OrderPolicies(confirmation: .always)
        let callback = Scene.said(.paid, by: .sealedCallback, at: 5)
        let waiting = fold(Scene.order(policies: policies), [callback])
        #expect(waiting.status == .processing && reasons(waiting) == [.unconfirmed] && waiting.received.isZero)
        let denied = fold(Scene.order(policies: policies), [callback, Scene.said(.failed, at: 6)])
        #expect(denied.status == .review && reasons(denied) == [.deniedByQuery])
    }

    @Test("what waits for its confirmation is denied by a query's \"canceled\"; what needs none was paid and then voided")
    func canceledInsteadOfConfirmed() {
        let evidence = [Scene.said(.paid, by: .sealedCallback, at: 5), Scene.said(.canceled, at: 6)]
        let denied = fold(Scene.order(policies: OrderPolicies(confirmation: .always)), evidence)
        #expect(denied.status == .review && reasons(denied) == [.deniedByQuery] && denied.received.isZero)
        let voided = fold(Scene.order(), evidence)
        #expect(voided.status == .paid && voided.refundStatus == .full)
    }

    @Test("a payment that names another attempt than the one it was bound to pays for nothing, whoever bound it")
    func misbound() {
        let report = TransactionReport(
            gatewayNumber: "T-1", attemptNumber: Scene.second, claim: .paid, raw: "paid", amount: Scene.due)
        for verification in VerifiedReport.Verification.allCases {
            let verified = VerifiedReport(attempt: Scene.first, report: report, verification: verification)
            let state = fold(Scene.order(), [Evidence(.report(verified), receivedAt: Scene.at(5))])
            #expect(state.status != .paid && state.received.isZero, "\(verification)")
        }
    }

    @Test("a start that was refused stays refused, in either order of telling")
    func starts() {
        let told = StartOutcome.Outcome.allCases.map {
            Evidence(.start(StartOutcome(attempt: Scene.first, outcome: $0)), receivedAt: Scene.at(1))
        }
        for evidence in [told, told.reversed()] {
            let state = fold(Scene.order(), evidence)
            #expect(!state.hasUnknownOutcome && state.attempts[0].status == .failed && state.attention.isEmpty)
        }
    }

    @Test("each transaction of an attempt keeps its own status")
    func attemptStatus() {
        let state = fold(Scene.order(), [Scene.said(.failed, at: 5), Scene.said(.processing, at: 6, number: "T-2")])
        #expect(state.attempts[0].transactions.map(\.status) == [.failed, .processing])
    }
}
