import Testing

@testable import Payments

@Suite("Refunds in the fold")
struct RefundFoldTests {
    private let paid = Scene.said(.paid, at: 5)

    private func state(_ evidence: [Evidence]) -> OrderState { fold(Scene.order(), evidence) }
    private func reasons(_ state: OrderState) -> [Attention.Reason] { state.attention.map(\.reason) }

    @Test(
        "each status of a refund: what is gone, what is pending",
        arguments: [
            (Refund.Status.planned, 0, RefundStatus.none), (.canceled, 0, .none), (.submitted, 0, .pending),
            (.pending, 0, .pending),
            (.failed, 0, .none), (.succeeded, 100, .partial), (.reversed, 0, .none),
        ] as [(Refund.Status, UInt64, RefundStatus)])
    func statuses(status: Refund.Status, gone: UInt64, refundStatus: RefundStatus) {
        let state = state([paid, Scene.refunded(.twd(100), status, at: 6)])
        #expect(state.refunded == .twd(gone) && state.net == .twd(300 - gone) && state.refundStatus == refundStatus)
        #expect(state.status == .paid && state.attention.isEmpty)
    }

    @Test("of two statements of one refund the higher wins, in either order")
    func rank() {
        for (index, low) in Refund.Status.allCases.enumerated() {
            for high in Refund.Status.allCases.dropFirst(index) {
                let statements = [Scene.refunded(.twd(100), low, at: 7), Scene.refunded(.twd(100), high, at: 6)]
                let alone = state([paid, statements[1]])
                #expect(state([paid] + statements) == alone && state([paid] + statements.reversed()) == alone)
            }
        }
    }

    @Test("two refunds add up; the same told twice does not; equal to received is full")
    func sums() {
        let first = Scene.refunded(.twd(100), .succeeded, at: 6),
            second = Scene.refunded(.twd(200), .succeeded, refund: "R-2", at: 7)
        #expect(state([paid, first, first]).refunded == .twd(100))
        let both = state([paid, first, second])
        #expect(both.refunded == .twd(300) && both.net.isZero && both.refundStatus == .full && both.attention.isEmpty)
    }

    @Test("what went back and what is on its way must not be more than arrived: the second payout is said before it is gone")
    func promised() {
        let gone = Scene.refunded(.twd(300), .succeeded, at: 6)
        for status in [Refund.Status.submitted, .pending, .succeeded] {
            let state = state([paid, gone, Scene.refunded(.twd(1), status, refund: "R-2", at: 7)])
            #expect(reasons(state) == [.refundExceedsReceived], "\(status)")
        }
        for status in [Refund.Status.planned, .canceled, .failed, .reversed] {
            let state = state([paid, gone, Scene.refunded(.twd(300), status, refund: "R-2", at: 7)])
            #expect(state.attention.isEmpty && state.refundStatus == .full, "\(status)")
        }
        let fits = state([
            paid, Scene.refunded(.twd(200), .succeeded, at: 6), Scene.refunded(.twd(100), .pending, refund: "R-2", at: 7),
        ])
        #expect(fits.attention.isEmpty && fits.net == .twd(100))
    }

    @Test("a gateway that already counts a refund that we still call pending does not make two of it")
    func promisedTwice() {
        let settlement = TransactionReport.Settlement(refunded: .twd(300), refundable: .twd(0))
        let state = state([
            Scene.said(.paid, at: 8, settlement: settlement), Scene.refunded(.twd(300), .pending, at: 7),
        ])
        #expect(state.refundStatus == .full && state.attention.isEmpty)
    }

    @Test("what went back already, refunded or voided, is not to be given back once more")
    func excess() {
        let other = Scene.said(.paid, at: 8, attempt: Scene.second, number: "T-2")
        #expect(reasons(state([paid, other])) == [.excess, .paidTwice])
        let ways = [
            [Scene.said(.canceled, at: 6)], [Scene.refunded(.twd(300), .succeeded, at: 9)],
            [Scene.refunded(.twd(100), .succeeded, at: 9), Scene.refunded(.twd(200), .succeeded, refund: "R-2", at: 10)],
        ]
        for way in ways {
            let state = state([paid, other] + way)
            #expect(state.status == .paid && !state.isOverpaid && !state.isPaidTwice && state.net == .twd(300))
            #expect(Set(reasons(state)).isDisjoint(with: [.excess, .paidTwice]))
            let order = Scene.order(policies: OrderPolicies(over: .review, graceSeconds: 600))
            #expect(fold(order, [paid, other]).status == .review && fold(order, [paid, other] + way).status == .paid)
        }
        let part = state([paid, other, Scene.refunded(.twd(100), .succeeded, at: 9)])
        #expect(part.isOverpaid && part.attention.contains { $0.reason == .excess && $0.detail == "200 TWD" })
    }

    @Test("a refund of money that was never counted takes nothing off the money that was")
    func uncounted() {
        let wrong = Scene.said(.paid, at: 5, amount: .twd(280))
        let back = Scene.refunded(.twd(280), .succeeded, at: 6)
        let paid = Scene.said(.paid, at: 8, attempt: Scene.second, number: "T-2")
        let state = state([wrong, back, paid])
        #expect(state.status == .paid && state.received == .twd(300) && state.net == .twd(300) && state.refundStatus == .none)
        #expect(reasons(state) == [.wrongAmount])
    }

    @Test("money that may not be counted and went back whole asks nobody any more, and a part of it does")
    func goneWhole() {
        let wrong = Scene.said(.paid, at: 5, amount: .twd(280))
        let late = Scene.said(.paid, at: 65, paidAt: 64)
        let strict = OrderPolicies(late: .review, graceSeconds: 600)
        for (money, amount) in [(wrong, 280), (late, 300)] as [(Evidence, UInt64)] {
            func status(_ more: Evidence...) -> OrderStatus {
                fold(Scene.order(policies: strict), [money, Scene.clock(71)] + more).status
            }
            #expect(status() == .review)
            #expect(status(Scene.refunded(.twd(amount), .pending, at: 72)) == .review)
            #expect(status(Scene.refunded(.twd(amount - 1), .succeeded, at: 72)) == .review)
            #expect(status(Scene.refunded(.twd(amount), .succeeded, at: 72)) == .expired)
            #expect(status(Scene.said(.canceled, at: 72, amount: nil)) == .expired, "voided")
            let told = TransactionReport.Settlement(refunded: .twd(amount), refundPending: true)
            #expect(status(Scene.said(.paid, at: 72, amount: .twd(amount), settlement: told)) == .review, "it may be called off")
        }
        let counted = state([paid, Scene.refunded(.twd(300), .succeeded, at: 6)])
        #expect(counted.status == .paid && counted.refundStatus == .full, "what was counted stays paid")
    }

    @Test("the refund of money that was never counted is neither pending nor done")
    func uncountedPending() {
        let wrong = Scene.said(.paid, at: 5, amount: .twd(280), settlement: .init(refundPending: true))
        #expect(state([wrong]).refundStatus == .none)
        #expect(state([wrong, Scene.refunded(.twd(280), .pending, at: 6)]).refundStatus == .none)
    }

    @Test("more refunded than received leaves nothing, and is said")
    func beyond() {
        let state = state([
            paid, Scene.refunded(.twd(300), .succeeded, at: 6), Scene.refunded(.twd(1), .succeeded, refund: "R-2", at: 7),
        ])
        #expect(state.status == .paid && state.refunded == .twd(301) && state.net.isZero && state.refundStatus == .full)
        #expect(reasons(state) == [.refundExceedsReceived])
    }

    @Test("a refund number said of two transactions belongs to one of them, the same in either order")
    func transactions() {
        let statements = ["T-1", "T-2"].map { Scene.refunded(.twd(100), .succeeded, number: GatewayNumber($0), at: 6) }
        let first = state([paid, statements[0], statements[1]])
        #expect(first.refunded == .twd(100) && first == state([paid, statements[1], statements[0]]))
        #expect(OrderFacts(statements) == OrderFacts(statements.reversed()))
        #expect(OrderFacts(statements).refunds["R-1"]?.transaction.gatewayNumber == "T-2")
    }

    @Test("of differing amounts of one refund the greater counts")
    func amounts() {
        let state = state([paid, Scene.refunded(.twd(50), .succeeded, at: 7), Scene.refunded(.twd(100), .pending, at: 6)])
        #expect(state.refunded == .twd(100))
    }

    @Test(
        "the gateway's own count includes ours: the greater of both is gone",
        arguments: [(50, 100), (100, 100), (150, 150)] as [(UInt64, UInt64)])
    func gatewayCount(counted: UInt64, gone: UInt64) {
        let query = Scene.said(.paid, at: 8, settlement: .init(refunded: .twd(counted)))
        #expect(state([query, Scene.refunded(.twd(100), .succeeded, at: 6)]).refunded == .twd(gone))
        let earlier = Scene.said(.paid, at: 7, settlement: .init(refunded: .twd(1)))
        #expect(state([query, earlier, Scene.refunded(.twd(100), .succeeded, at: 6)]).refunded == .twd(gone))
    }

    @Test("a refund that the gateway has pending is pending until it says otherwise")
    func gatewayPending() {
        let pending = Scene.said(.paid, at: 6, settlement: .init(refundPending: true))
        let settled = Scene.said(.paid, at: 7, settlement: .init(refundPending: false))
        #expect(state([pending]).refundStatus == .pending)
        #expect(state([pending, settled]).refundStatus == .none && state([settled, pending]).refundStatus == .none)
    }

    @Test("money voided is gone once, refunds of it included")
    func voided() {
        let state = state([paid, Scene.said(.canceled, at: 6), Scene.refunded(.twd(100), .succeeded, at: 7)])
        #expect(state.refunded == .twd(300) && reasons(state) == [.voided])
    }

    @Test("another currency is never counted as this one, and is said")
    func currencies() throws {
        let dollars = try #require(Money("300", "USD"))
        let ours = state([paid, Scene.refunded(dollars, .succeeded, at: 6)])
        #expect(ours.refunded.isZero && reasons(ours) == [.refundExceedsReceived])
        let theirs = state([Scene.said(.paid, at: 6, settlement: .init(refunded: dollars))])
        #expect(theirs.refunded.isZero && theirs.net == .twd(300) && reasons(theirs) == [.refundExceedsReceived])
        let nothing = state([Scene.said(.paid, at: 6, settlement: .init(refunded: .zero(.usd)))])
        #expect(nothing.attention.isEmpty)
    }

    @Test("a refund of a transaction that nobody reported is not overlooked")
    func unreported() {
        let gone = state([paid, Scene.refunded(.twd(100), .succeeded, number: "T-77", at: 6)])
        #expect(gone.refunded == .twd(100) && gone.net == .twd(200) && gone.refundStatus == .partial)
        #expect(state([paid, Scene.refunded(.twd(100), .pending, number: "T-77", at: 6)]).refundStatus == .pending)
        let alone = state([Scene.refunded(.twd(100), .succeeded, at: 6)])
        #expect(alone.status == .open && reasons(alone) == [.refundExceedsReceived])
    }

    @Test("refunds that do not fit a sum are said, and the answer is one, whatever the order of telling")
    func overflow() throws {
        let largest = Money(try #require(ExactDecimal(coefficient: .max, scale: 0)), .twd)
        let statements = [
            Scene.refunded(largest, .succeeded, refund: "R-1", at: 6), Scene.refunded(.twd(1), .succeeded, refund: "R-2", at: 7),
            Scene.refunded(largest, .succeeded, refund: "R-3", number: "T-2", at: 8),
        ]
        let first = state([paid] + statements)
        #expect(first.refunded == largest && reasons(first) == [.refundExceedsReceived])
        #expect(state([paid] + statements.reversed()) == first)
    }
}
