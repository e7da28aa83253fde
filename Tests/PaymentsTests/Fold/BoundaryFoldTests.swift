import Testing

@testable import Payments

/// Each comparison of times in the fold, at the millisecond where it turns.
@Suite("The fold at its boundaries")
struct BoundaryFoldTests {
    private func state(_ evidence: [Evidence], _ policies: OrderPolicies = OrderPolicies(graceSeconds: 600)) -> OrderState {
        fold(Scene.order(policies: policies), evidence)
    }

    /// The same statement, received some milliseconds after that minute.
    private func shifted(_ evidence: Evidence, _ milliseconds: Int64) -> Evidence {
        Evidence(evidence.statement, receivedAt: evidence.receivedAt.adding(milliseconds: milliseconds))
    }

    private func reasons(_ state: OrderState) -> [Attention.Reason] { state.attention.map(\.reason) }

    @Test("the deadline is inclusive", arguments: [(-1, false), (0, false), (1, true)] as [(Int64, Bool)])
    func deadline(offset: Int64, isLate: Bool) {
        let state = state([shifted(Scene.said(.paid, at: 60), offset)])
        #expect(state.isLate == isLate && state.status == (isLate ? .review : .paid))
        #expect(reasons(state) == (isLate ? [.late] : []))
    }

    @Test("the gateway's time of payment counts before ours, and the earliest of several")
    func paidAt() {
        #expect(state([Scene.said(.paid, at: 90, paidAt: 60)]).status == .paid)
        #expect(state([Scene.said(.paid, at: 10, paidAt: 61)]).isLate)
        #expect(!state([Scene.said(.paid, at: 90, paidAt: 80), Scene.said(.paid, at: 91, paidAt: 50)]).isLate)
        #expect(!state([Scene.said(.paid, at: 90), Scene.said(.paid, at: 50)]).isLate, "known earlier by another telling")
    }

    @Test(
        "grace is inclusive for late money",
        arguments: [(-1, OrderStatus.paid), (0, .paid), (1, .review)] as [(Int64, OrderStatus)])
    func grace(offset: Int64, status: OrderStatus) {
        let policies = OrderPolicies(late: .acceptWithinGrace, graceSeconds: 600)
        let state = state([shifted(Scene.said(.paid, at: 70), offset)], policies)
        #expect(state.status == status && state.isLate && reasons(state) == [.late])
    }

    @Test(
        "an open order expires after grace, not with it",
        arguments: [(-1, OrderStatus.open), (0, .open), (1, .expired)] as [(Int64, OrderStatus)])
    func expiry(offset: Int64, status: OrderStatus) {
        #expect(state([shifted(Scene.clock(70), offset)]).status == status)
        #expect(state([shifted(Scene.clock(70), offset), Scene.clock(1)]).status == status, "an older look changes nothing")
    }

    @Test(
        "a part stays a part until the deadline has passed",
        arguments: [(-1, OrderStatus.partiallyPaid), (0, .partiallyPaid), (1, .review)] as [(Int64, OrderStatus)])
    func partDeadline(offset: Int64, status: OrderStatus) {
        let short = Scene.said(.underpaid, at: 5, tokens: Scene.movement(asked: "9.23", received: "5"))
        #expect(state([short, shifted(Scene.clock(60), offset)]).status == status)
    }

    @Test(
        "money at the gateway's expiry is in time; a millisecond later it is late",
        arguments: [(-1, false), (0, false), (1, true)] as [(Int64, Bool)])
    func gatewayExpiry(offset: Int64, isLate: Bool) {
        let expired = Scene.said(.expired, by: .sealedCallback, at: 20)
        #expect(state([expired, shifted(Scene.said(.paid, at: 20), offset)]).isLate == isLate)
    }

    @Test(
        "money known when the merchant canceled keeps the order; later money does not",
        arguments: [
            (-1, OrderStatus.paid, Attention.Reason.canceledAfterPaid), (0, .paid, .canceledAfterPaid),
            (1, .review, .paidAfterCancel),
        ] as [(Int64, OrderStatus, Attention.Reason)])
    func cancel(offset: Int64, status: OrderStatus, reason: Attention.Reason) {
        let state = state([Scene.decided(.cancel, number: 1, at: 30), shifted(Scene.said(.paid, at: 30, paidAt: 29), offset)])
        #expect(state.status == status && reasons(state) == [reason])
    }

    @Test(
        "accepting covers what is known at that moment and nothing later",
        arguments: [(-1, OrderStatus.paid), (0, .paid), (1, .review)] as [(Int64, OrderStatus)])
    func accept(offset: Int64, status: OrderStatus) {
        let wrong = shifted(Scene.said(.paid, at: 30, amount: .twd(299)), offset)
        let state = state([Scene.decided(.accept, number: 1, at: 30), wrong])
        #expect(state.status == status)
        #expect(state.settledBy?.gatewayNumber == (status == .paid ? "T-1" : nil))
    }

    @Test(
        "only a query that came after the callback denies it",
        arguments: [(-1, OrderStatus.paid), (0, .paid), (1, .review)] as [(Int64, OrderStatus)])
    func denial(offset: Int64, status: OrderStatus) {
        for word in [Claim.failed, .expired] {
            let paid = Scene.said(.paid, by: .sealedCallback, at: 5, paidAt: 1)
            let state = state([paid, shifted(Scene.said(word, by: .query, at: 5), offset)])
            #expect(state.status == status && reasons(state) == (status == .paid ? [] : [.deniedByQuery]), "\(word)")
            #expect(self.state([paid, shifted(Scene.said(word, by: .sealedCallback, at: 5), offset)]).status == .paid)
        }
    }

    @Test("the last query decides whether a payment is denied, whatever was asked first")
    func lastDenial() {
        let paid = Scene.said(.paid, by: .sealedCallback, at: 5, paidAt: 1)
        let queries = [Scene.said(.failed, by: .query, at: 4), Scene.said(.failed, by: .query, at: 6)]
        #expect(state([paid] + queries).status == .review)
        #expect(state(queries.reversed() + [paid]).status == .review)
    }

    @Test(
        "a query is needed above the limit, not at it",
        arguments: [(299, OrderStatus.processing), (300, .paid), (301, .paid)] as [(UInt64, OrderStatus)])
    func confirmation(limit: UInt64, status: OrderStatus) {
        let policies = OrderPolicies(confirmation: .above(.twd(limit)))
        #expect(state([Scene.said(.paid, by: .sealedCallback, at: 5)], policies).status == status)
        #expect(state([Scene.said(.paid, by: .query, at: 5)], policies).status == .paid)
    }

    @Test(
        "money is accepted that went back only later: review again; what went back before is not accepted",
        arguments: [
            (4, false), (5, true), (9, true), (10, true), (11, false),
        ] as [(Int64, Bool)])
    func returnedAfterAccept(accepted: Int64, isSaid: Bool) {
        let short = Scene.movement(asked: "9.23", received: "5")
        let state = state([
            Scene.said(.underpaid, at: 5, tokens: short), Scene.said(.returned, at: 10, tokens: short),
            Scene.decided(.accept, number: 1, at: accepted),
        ])
        #expect(reasons(state).contains(.returnedAfterAccept) == isSaid)
        #expect(state.status == (isSaid ? .review : .open))
    }

    @Test(
        "short money that the policy took for the whole and that goes back leaves paid through review, and a person ends that",
        arguments: [("9.14", true), ("9.13", false)])
    func returnedWithinTolerance(received: String, isTaken: Bool) {
        let policies = OrderPolicies(toleranceBasisPoints: 100, graceSeconds: 600)
        let tokens = Scene.movement(asked: "9.23", received: received)
        let short = Scene.said(.underpaid, at: 5, tokens: tokens)
        let back = Scene.said(.returned, at: 10, tokens: tokens)
        #expect(state([short], policies).status == (isTaken ? .paid : .partiallyPaid))
        let returned = state([short, back], policies)
        #expect(returned.status == (isTaken ? .review : .open))
        #expect(reasons(returned).contains(.returnedAfterAccept) == isTaken)
        #expect(state([short, back, Scene.decided(.cancel, number: 1, at: 11)], policies).status == .canceled)
        #expect(state([short, back, Scene.decided(.reopen, number: 1, at: 11)], policies).status == .open)
        #expect(state([short, back, Scene.decided(.reopen, number: 1, at: 9)], policies).status == (isTaken ? .review : .open))
    }

    @Test("what came too late to be taken within the tolerance goes back in silence")
    func returnedLate() {
        let policies = OrderPolicies(late: .review, toleranceBasisPoints: 100, graceSeconds: 600)
        let tokens = Scene.movement(asked: "9.23", received: "9.2")
        let short = Scene.said(.underpaid, at: 65, tokens: tokens)
        #expect(state([short, Scene.clock(71)], policies).status == .review)
        #expect(state([short, Scene.said(.returned, at: 80, tokens: tokens), Scene.clock(81)], policies).status == .expired)
    }

    @Test("short money beside what covers the whole makes nothing short")
    func shortBeside() {
        let short = Scene.said(.underpaid, at: 5, tokens: Scene.movement(asked: "9.23", received: "5"))
        #expect(state([short]).isUnderpaid)
        let both = state([short, Scene.said(.paid, at: 6, attempt: Scene.second, number: "T-2")])
        #expect(both.status == .paid && !both.isUnderpaid && reasons(both).contains(.short))
    }

    @Test("the earliest payment settles the order, by the gateway's time")
    func settledBy() {
        let evidence = [
            Scene.said(.paid, at: 5, number: "T-1", paidAt: 4),
            Scene.said(.paid, at: 6, attempt: Scene.second, number: "T-2", paidAt: 3),
        ]
        #expect(state(evidence).settledBy == TransactionKey(attempt: Scene.second, gatewayNumber: "T-2"))
    }

    @Test("of two instructions the one that came last is shown, whatever the order of telling")
    func newestInstructions() {
        let codes = ["1", "2"].map {
            PaymentInstructions.storeCode(.init(store: nil, code: $0, amount: .twd(300), deadline: nil))
        }
        let evidence = [
            Scene.said(.awaitingPayer, at: 2, number: "T-9", instructions: codes[1]),
            Scene.said(.awaitingPayer, at: 1, number: "T-1", instructions: codes[0]),
        ]
        #expect(state(evidence).attempts[0].instructions == codes[1])
        #expect(state(evidence.reversed()).attempts[0].instructions == codes[1])
    }
}
