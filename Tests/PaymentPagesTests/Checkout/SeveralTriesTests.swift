import PaymentForms
import Payments
import Testing

@testable import PaymentPages

@Suite("Several tries at one order")
struct SeveralTriesTests {
    private static let account = "9203418800167234"
    private static let storeCode = "UNI26010100487"
    private static let unanswered = "did not answer your latest try"
    private static let page = "You have been to a payment page. If you paid there, do not pay again"

    private func standing(_ name: String) throws -> CheckoutStanding {
        CheckoutStanding(try #require(CheckoutStories.named(name)))
    }

    private func html(_ name: String, _ language: PageLanguage = .english) throws -> String {
        CheckoutPage(model: try #require(CheckoutStories.named(name)), language: language).html
    }

    private func remarks(_ standing: CheckoutStanding) -> String { standing.remarks.map(\.english).joined(separator: " ") }

    @Test("A start without an answer is told of as long as it is the newest try")
    func unknownStart() throws {
        let newest = try standing("unknown-outcome")
        #expect(newest.title.english == "Choose how to pay" && newest.offer == .open)
        #expect(remarks(newest).contains(Self.unanswered) && remarks(newest).contains("nothing to pay by"))
        for (story, title) in [
            ("unknown-then-page", "You went to the payment page"), ("unknown-then-declined", "That payment did not go through"),
        ] {
            let later = try standing(story)
            #expect(later.title.english == title && !remarks(later).contains(Self.unanswered), "\(story)")
        }
    }

    @Test("Who went to a payment page is told of it first, beside the number that still works")
    func pageAfterNumber() throws {
        let standing = try standing("number-then-page")
        #expect(standing.title.english == "You went to the payment page")
        #expect(standing.sentence.english.contains("do not pay again"))
        #expect(standing.offer == .behindWarning && standing.showsInstructions)
        #expect(try html("number-then-page").contains(Self.account))
    }

    @Test("A decline is told, and the number that still works stays shown")
    func declineAfterNumber() throws {
        let standing = try standing("number-then-declined")
        #expect(standing.title.english == "That payment did not go through")
        #expect(standing.sentence.english.contains("Credit or debit card: no payment was made."))
        #expect(standing.offer == .behindWarning && standing.showsInstructions)
        #expect(try html("number-then-declined").contains(Self.account))
    }

    @Test("A number that is taken on the page where a card was declined before is shown, and nothing of a failure")
    func numberOnThePageOfADecline() throws {
        let model = try #require(CheckoutStories.named("declined-then-number-there"))
        #expect(model.state.attempts.map(\.status) == [.failed])
        let standing = CheckoutStanding(model)
        #expect(standing.title.english == "Waiting for your payment" && standing.showsInstructions)
        #expect(standing.offer == .behindWarning)
        let page = try html("declined-then-number-there")
        #expect(page.contains(Self.account) && !page.contains("did not go through"))
        let over = try html("declined-then-number-over")
        #expect(!over.contains(Self.account) && over.contains("Those payment details have run out"))
    }

    @Test("A number that is taken after a visit to a payment page is shown with a word about that visit")
    func numberAfterPage() throws {
        let standing = try standing("page-then-number")
        #expect(standing.title.english == "Waiting for your payment" && standing.showsInstructions)
        #expect(standing.offer == .behindWarning && remarks(standing).contains(Self.page))
        #expect(try !remarks(self.standing("atm")).contains(Self.page))
    }

    @Test(
        "Nobody who may have paid on a payment page is invited to pay again without a warning",
        arguments: ["page-then-declined", "page-then-unknown", "partially-paid-then-page"])
    func warned(_ story: String) throws {
        let standing = try standing(story)
        #expect(standing.offer == .behindWarning && remarks(standing).contains(Self.page))
    }

    @Test("A try that a gateway is just being called for is no visit to a page, and warns of a second one")
    func preparing() throws {
        let alone = try standing("preparing")
        #expect(alone.title.english == "Getting your payment details" && alone.offer == .behindWarning)
        #expect(!alone.showsInstructions)
        #expect(try html("preparing", .chinese).contains("正在準備付款資訊，請稍候；請不要重複付款。"))
        let beside = try standing("number-then-preparing")
        #expect(beside.title == alone.title && beside.offer == .behindWarning && beside.showsInstructions)
        #expect(try standing("sent-away").title.english == "You went to the payment page")
        #expect(try standing("unknown-outcome").title != alone.title)
    }

    @Test("Who was never sent to a page is not told of one: the payment company tells them by itself how to pay")
    func takenOn() throws {
        let standing = try standing("taken-on")
        #expect(standing.title.english.hasPrefix("Waiting for") && standing.offer == .behindWarning)
        #expect(!standing.sentence.english.contains("payment page"))
        #expect(!remarks(standing).contains(Self.page))
    }

    @Test("Part of the money in hand is no invitation to pay while another payment is decided")
    func processingBesidePart() throws {
        let standing = try standing("partially-paid-then-processing")
        #expect(standing.title.english == "Part of the amount has arrived" && standing.offer == .behindWarning)
        #expect(standing.sentence.english.contains("Another payment is being processed"))
        #expect(!standing.sentence.english.contains("You can pay below"))
    }

    @Test("While a payment is decided, what was chosen after it is shown with a warning, and nothing older")
    func besideProcessing() throws {
        let standing = try standing("processing-then-number")
        #expect(standing.title.english == "Your payment is being processed" && standing.offer == .behindWarning)
        let page = try html("processing-then-number")
        #expect(page.contains(Self.storeCode) && !page.contains(Self.account))
        let warning = "If you have paid already, do not pay in another way, or you may pay twice."
        // Once above the number and once above the choice.
        #expect(page.ranges(of: warning).count == 2)
        #expect(try html("processing").ranges(of: warning).count == 1)
        #expect(try !self.standing("processing").showsInstructions)
    }
}
