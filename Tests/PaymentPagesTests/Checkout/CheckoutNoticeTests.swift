import PaymentForms
import Payments
import Testing

@testable import PaymentPages

@Suite("Notices on the checkout page")
struct CheckoutNoticeTests {
    private func page(_ story: String, _ notice: CheckoutNotice, _ language: PageLanguage = .english) throws -> String {
        var model = try #require(CheckoutStories.named(story))
        model.notice = notice
        return CheckoutPage(model: model, language: language).html
    }

    private func isSaid(_ notice: CheckoutNotice, _ story: String) throws -> Bool {
        try page(story, notice).contains(notice.phrase.english)
    }

    @Test(
        "What came of the last request is said where a choice is offered, and nowhere else",
        arguments: [CheckoutNotice.unavailable, .busy, .notOffered])
    func choosing(_ notice: CheckoutNotice) throws {
        for story in ["open", "declined", "atm", "partially-paid", "processing", "unconfirmed"] {
            #expect(try isSaid(notice, story), "\(story)")
        }
        for story in ["paid", "refunded", "review-late", "expired", "canceled", "deadline-over"] {
            #expect(try !isSaid(notice, story), "\(story)")
        }
    }

    @Test(
        "That an order takes nothing more is said until it is paid, and not above a choice",
        arguments: [CheckoutNotice.closed, .usedUp])
    func closed(_ notice: CheckoutNotice) throws {
        for story in ["deadline-over", "review-late", "expired", "canceled"] {
            #expect(try isSaid(notice, story), "\(story)")
        }
        for story in ["paid", "paid-twice", "refunded", "open", "processing"] {
            #expect(try !isSaid(notice, story), "\(story)")
        }
    }

    @Test("A way that is not available claims nothing about what was paid before")
    func unavailable() throws {
        let chinese = try page("open", .unavailable, .chinese)
        #expect(chinese.contains("這次沒有開始付款") && !chinese.contains("尚未付款"))
        let english = try page("open", .unavailable)
        #expect(english.contains("no payment was begun this time") && !english.contains("have not paid"))
    }
}
