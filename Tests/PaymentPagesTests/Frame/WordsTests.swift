import PaymentForms
import Payments
import Testing

@testable import PaymentPages

@Suite("Words")
struct WordsTests {
    private func isWritten(_ phrase: Phrase) -> Bool {
        let hasHan = phrase.chinese.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
        let hasNone = !phrase.english.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
        return hasHan && hasNone && !phrase.english.isEmpty
    }

    @Test("Every reason for attention says what it means and what to do, in both languages", arguments: Attention.Reason.allCases)
    func attention(reason: Attention.Reason) {
        let words = AttentionWords(Attention(reason, detail: "7"))
        #expect(isWritten(words.meaning) && isWritten(words.advice))
        if let forPayer = words.forPayer { #expect(isWritten(forPayer)) }
    }

    @Test("No two reasons mean the same")
    func distinct() {
        #expect(
            Set(Attention.Reason.allCases.map { AttentionWords(Attention($0)).meaning }).count == Attention.Reason.allCases.count)
    }

    @Test("A card payment that waits for the night's capture alarms nobody")
    func captureDue() {
        let advice = AttentionWords(Attention(.captureDue)).advice
        #expect(advice.english.hasPrefix("Normal until the next morning") && advice.chinese.contains("隔天早上以前都屬正常"))
    }

    @Test("Every status, claim, verification, refund and decision has its words")
    func statuses() {
        let groups: [[Phrase]] = [
            OrderStatus.allCases.map(\.phrase), AttemptStatus.allCases.map(\.phrase), Claim.allCases.map(\.phrase),
            VerifiedReport.Verification.allCases.map(\.phrase), RefundStatus.allCases.map(\.phrase),
            Refund.Status.allCases.map(\.phrase),
            Refund.Kind.allCases.map(\.phrase), OrderPolicies.Late.allCases.map(\.phrase),
            OrderPolicies.Over.allCases.map(\.phrase), OrderPolicies.AfterCancel.allCases.map(\.phrase),
            Decision.Kind.allCases.map(\.phrase), CheckoutNotice.allCases.map(\.phrase),
        ]
        for group in groups {
            #expect(group.allSatisfy(isWritten))
            #expect(Set(group).count == group.count)
        }
    }

    @Test(
        "Money keeps every digit",
        arguments: [
            ("0", "TWD", "NT$0"), ("1500", "TWD", "NT$1,500"), ("1234567", "TWD", "NT$1,234,567"), ("12.5", "USD", "US$12.50"),
            ("12", "USD", "US$12"), ("0.125", "USD", "US$0.125"), ("1000.5", "EUR", "EUR 1,000.5"),
        ])
    func money(amount: String, currency: String, shown: String) {
        #expect(Money(amount, currency)?.shown == shown)
    }

    @Test("Times are Taiwan's, with their day of the week")
    func times() {
        let time = Timestamp(seconds: 1_767_225_599)
        #expect(TimeWords(language: .chinese).minute(time) == "2026/1/1（四） 07:59")
        #expect(TimeWords(language: .english).minute(time) == "Thu 1 Jan 2026, 07:59")
        let words = TimeWords(language: .chinese)
        #expect(words.left(until: time.adding(seconds: 1745), from: time) == "29:05")
        #expect(words.left(until: time.adding(seconds: 12_005), from: time) == "3:20:05")
        #expect(words.left(until: time.adding(seconds: 2 * 86_400 + 12_005), from: time) == "2 天 03:20:05")
        #expect(words.left(until: time, from: time.adding(seconds: 9)) == "00:00")
    }

    @Test(
        "The browser's wishes are weighed",
        arguments: [
            (nil, PageLanguage.chinese), ("", .chinese), ("en", .english), ("en-US,en;q=0.9", .english),
            ("zh-TW,zh;q=0.9,en;q=0.8", .chinese),
            ("en;q=0.5, zh;q=0.6", .chinese), ("fr, en;q=0.1", .english), ("fr", .chinese), ("*", .chinese), ("en;q=0", .chinese),
            ("en;q=x", .chinese), ("EN-gb", .english), ("en;q=1.000,zh;q=0.999", .english),
            (String(repeating: "x,", count: 400) + "en", .chinese),
        ])
    func acceptLanguage(header: String?, language: PageLanguage) {
        #expect(PageLanguage(acceptLanguage: header) == language)
    }

    @Test("The payer's choice wins over the order's language, and that over the browser's")
    func choice() {
        #expect(PageLanguage.chosen(query: "en", order: "zh-Hant-TW", acceptLanguage: "zh") == .english)
        #expect(PageLanguage.chosen(query: "en-US", order: "zh-Hant-TW", acceptLanguage: "zh") == .english)
        #expect(PageLanguage.chosen(query: "zh-TW", order: "en", acceptLanguage: "en") == .chinese)
        #expect(PageLanguage.chosen(query: "*", order: "en", acceptLanguage: "zh") == .english)
        #expect(PageLanguage.chosen(query: "<script>", order: "en", acceptLanguage: "zh") == .english)
        #expect(PageLanguage.chosen(query: nil, acceptLanguage: "en") == .english)
    }
}
