import PaymentForms
import Payments
import Testing

@testable import PaymentPages

@Suite("Money that was not enough, on the checkout page")
struct ShortMoneyTests {
    private func page(_ name: String, _ language: PageLanguage = .english) throws -> String {
        CheckoutPage(model: try #require(CheckoutStories.named(name)), language: language).html
    }

    @Test("Where tokens fell short a new payment asks for all, and the page says so")
    func wholeAgain() throws {
        #expect(try page("partially-paid-token").contains("a new payment asks for the whole amount, NT$1,500"))
        #expect(try page("partially-paid-token", .chinese).contains("新的付款會要求完整金額 NT$1,500"))
        #expect(try !page("partially-paid").contains("whole amount"))
    }

    @Test("What went back is missing again")
    func missingAgain() {
        let start = Timestamp(seconds: 1_767_225_600)
        let order = Order(
            id: "order-1", due: .twd(300), deadline: start.adding(seconds: 3_600),
            attempts: [
                Attempt(number: "A1", gateway: "payuni", amount: .twd(300)),
                Attempt(number: "A2", gateway: "kryptogo", amount: .twd(300)),
            ])
        func said(_ attempt: AttemptNumber, _ claim: Claim, at seconds: Int64, _ change: (inout TransactionReport) -> Void)
            -> Evidence
        {
            var report = TransactionReport(
                gatewayNumber: GatewayNumber("T-" + attempt.text), claim: claim, raw: claim.rawValue, amount: .twd(300))
            change(&report)
            let verified = VerifiedReport(attempt: attempt, report: report, verification: .query)
            return Evidence(.report(verified), receivedAt: start.adding(seconds: seconds))
        }
        func decided(_ number: Int, _ kind: Decision.Kind, at seconds: Int64) -> Evidence {
            Evidence(.decision(Decision(number: number, kind: kind, by: "mei")), receivedAt: start.adding(seconds: seconds))
        }
        let state = fold(
            order,
            [
                decided(1, .cancel, at: 10), said("A1", .paid, at: 20) { _ in },
                said("A1", .paid, at: 30) { $0.settlement = .init(refunded: .twd(300)) }, decided(2, .reopen, at: 40),
                said("A2", .underpaid, at: 50) { $0.tokens = Samples.movement(received: "40") },
            ])
        #expect(state.status == .partiallyPaid && state.received == .twd(300) && state.net.isZero)
        #expect(MissingAmount(state).phrase.english.hasPrefix("40 USDT has arrived"))
    }

    @Test("Of several payments that were short no sum is said, since none is made of them")
    func several() {
        var story = Story()
        for number in ["A1", "A2"] as [AttemptNumber] {
            story.attempt(number, .stablecoin, at: "kryptogo")
            story.report(number, .underpaid) { $0.tokens = Samples.movement(received: "40") }
        }
        let partial = story.checkout()
        #expect(partial.state.status == .partiallyPaid)
        let sentence = CheckoutStanding(partial).sentence
        #expect(sentence.english.hasPrefix("More than one payment was short. Each must be whole"))
        #expect(sentence.chinese.hasPrefix("不只一筆付款金額不足。每筆付款都必須一次付足"))
        #expect(!sentence.english.contains("USDT") && sentence.english.contains("the whole amount, NT$1,500"))
        story.pass(minutes: 25 * 60)
        story.lookAtClock()
        let review = story.checkout()
        #expect(review.state.status == .review)
        #expect(CheckoutStanding(review).sentence.english.hasPrefix("More than one payment was short."))
    }

    @Test("Short tokens that are still held are told of on the page of an order that another payment paid")
    func held() throws {
        #expect(try page("paid-beside-short").contains("was short (by 7.619047 USDT) has not gone back"))
        #expect(try page("paid-beside-short", .chinese).contains("金額不足的款項（差 7.619047 USDT）尚未退回"))
    }

    @Test("Short tokens that were taken for the whole and pay a second time are called paid twice, and not left out")
    func twice() {
        var story = Story(policies: OrderPolicies(toleranceBasisPoints: 1_000))
        story.attempt("A1", .stablecoin, at: "kryptogo")
        story.attempt("A2", .card)
        story.report("A2", .paid)
        story.pass(minutes: 1)
        story.report("A1", .underpaid) { $0.tokens = Samples.movement(received: "47") }
        let model = story.checkout()
        #expect(model.state.isPaidTwice)
        #expect(!CheckoutStanding(model).remarks.contains { $0.english.contains("no part of this one") })
    }

    @Test("Short tokens that the shop accepted are no news, nor are those that went back")
    func settled() {
        var accepted = Story()
        accepted.attempt("A1", .stablecoin, at: "kryptogo")
        accepted.report("A1", .underpaid) { $0.tokens = Samples.movement(received: "40") }
        var returned = accepted
        accepted.decide(.accept)
        returned.attempt("A2", .card)
        returned.report("A2", .paid)
        returned.report("A1", .returned) { $0.tokens = Samples.movement(received: "40", returned: "39.5") }
        for model in [accepted.checkout(), returned.checkout()] {
            #expect(model.state.status == .paid)
            #expect(CheckoutStanding(model).remarks.isEmpty)
        }
    }

    @Test("An order whose money went back does not say when its time is over that none arrived")
    func returned() throws {
        let html = try page("expired-returned")
        #expect(html.contains("Less than the amount arrived, and the payment company returned it."))
        #expect(!html.contains("No money arrived"))
        let chinese = try page("expired-returned", .chinese)
        #expect(chinese.contains("金流業者已將款項退回") && !chinese.contains("期限內沒有收到款項"))
        #expect(try page("expired").contains("No money arrived in time"))
    }

    @Test("An order of which all was refunded does not say when its time is over that none arrived, nor that it will")
    func refunded() throws {
        let model = try #require(CheckoutStories.named("expired-refunded"))
        #expect(model.state.status == .expired && model.state.refundStatus == .full)
        let html = try page("expired-refunded")
        #expect(html.contains("What arrived was not counted for this order and was returned to you."))
        #expect(html.contains("All of it has been refunded (NT$1,500)."))
        #expect(!html.contains("No money arrived") && !html.contains("this page will change"))
        #expect(try !page("expired-refunded", .chinese).contains("期限內沒有收到款項"))
    }

    @Test("An order whose money was of a wrong amount does not say when its time is over that none arrived")
    func wrongAmount() {
        var story = Story()
        story.attempt("A1", .card)
        story.report("A1", .paid) { $0.amount = .twd(1400) }
        story.record(.refund(CheckoutStories.refund(.twd(1400), .succeeded)))
        story.pass(minutes: 25 * 60)
        story.lookAtClock()
        let model = story.checkout()
        #expect(model.state.status == .expired && model.state.refundStatus == .none)
        let standing = CheckoutStanding(model)
        #expect(standing.sentence.english == "Please do not pay any more. If you have paid, please contact the shop.")
        #expect(standing.sentence.chinese == "請不要再付款。如果您已經付款，請與商店聯絡。")
        #expect(standing.remarks.map(\.english) == ["The money and the order’s terms differ."])
    }
}
