import Foundation
import Payments
import Testing

@testable import PaymentForms

@Suite("Self-posting page")
struct SelfPostingPageTests {
    typealias Field = PaymentInstructions.FormPost.Field

    private func url(_ text: String) throws -> WebURL { try #require(WebURL(text)) }

    private func page(
        _ fields: [Field], action: String = "https://pay.example.com/page", language: PageLanguage = .chinese,
        redirectOrigins: [WebURL] = []
    ) throws -> SelfPostingPage {
        var generator = Xorshift(state: 11)
        return try SelfPostingPage(
            form: PaymentInstructions.FormPost(action: url(action), fields: fields), language: language,
            nonce: PageNonce(using: &generator), redirectOrigins: redirectOrigins)
    }

    @Test("Whatever the values, a parser finds exactly the inputs given and nothing else")
    func hostileValues() throws {
        #expect(HostileValues.postable.count >= 60)
        for value in HostileValues.postable {
            let fields = [
                Field(name: "MerID", value: "M1"), Field(name: "Hostile", value: value), Field(name: "Last", value: "z"),
            ]
            let found = try PageReader.read(page(fields).html)
            #expect(found.inputs == fields, "\(value.unicodeScalars.prefix(20).map { String($0.value, radix: 16) })")
            #expect(found.elements == PageReader.skeleton)
        }
    }

    @Test("Random values round-trip through a parser")
    func randomValues() throws {
        var generator = Xorshift(state: 3)
        let parts = [
            "\"", "'", "<", ">", "&", "&quot;", "</form>", "]]>", "<!--", "`", "=", " ", "a", "茶", "\u{2028}", "--", "/", "&#0;",
        ]
        for _ in 0..<300 {
            let values = (0..<4).map { _ in (0..<12).compactMap { _ in parts.randomElement(using: &generator) }.joined() }
            let fields = values.enumerated().map { Field(name: "F[\($0.offset)]", value: $0.element) }
            #expect(try PageReader.read(page(fields).html).inputs == fields)
        }
    }

    @Test("What a browser would change on the way is refused", arguments: HostileValues.unpostable)
    func unpostable(value: String) {
        #expect(throws: PageRejection(reason: .value, index: 1)) {
            try page([Field(name: "A", value: ""), Field(name: "B", value: value)])
        }
    }

    @Test(
        "Names that could end an attribute or mean something to a browser are refused",
        arguments: [
            "", "a b", "a\"b", "a'b", "a<b", "a>b", "a=b", "a&b", "_charset_", "_CHARSET_", "a\0", "名",
        ])
    func names(name: String) {
        #expect(throws: PageRejection(reason: .name, index: 0)) { try page([Field(name: name, value: "x")]) }
    }

    @Test("A name given twice is refused")
    func duplicates() {
        #expect(throws: PageRejection(reason: .duplicate, index: 1)) {
            try page([Field(name: "A", value: "1"), Field(name: "A", value: "2")])
        }
    }

    @Test("An address with a query keeps it, escaped")
    func action() throws {
        let action = "https://pay.example.com/x?a=1&b='2'"
        let found = try PageReader.read(page([Field(name: "A", value: "1")], action: action).html)
        #expect(found.action == action && found.method == "post")
    }

    @Test("Only the page's own script and style run, and the form goes to the gateway alone")
    func policy() throws {
        let page = try page([Field(name: "A", value: "1")])
        let headers = Dictionary(uniqueKeysWithValues: page.headers.map { ($0.name, $0.value) })
        var generator = Xorshift(state: 11)
        let nonce = PageNonce(using: &generator).text
        #expect(
            headers["Content-Security-Policy"]
                == "default-src 'none'; script-src 'nonce-\(nonce)'; style-src 'nonce-\(nonce)'; "
                + "form-action https://pay.example.com; base-uri 'none'; frame-ancestors 'none'")
        #expect(headers["Content-Type"] == "text/html; charset=utf-8")
        #expect(headers["Referrer-Policy"] == "strict-origin" && headers["Cache-Control"] == "no-store")
        let found = try PageReader.read(page.html)
        #expect(found.nonces == [nonce, nonce])
        #expect(found.handlers.isEmpty)
    }

    @Test("Further origins join the policy once each, with their ports")
    func redirectOrigins() throws {
        let more = try ["https://www.pay.example.com/x", "https://pay.example.com/", "http://127.0.0.1:8080/"].map(url)
        let policy = try page([], redirectOrigins: more).headers[1].value
        #expect(policy.contains("form-action https://pay.example.com https://www.pay.example.com http://127.0.0.1:8080;"))
    }

    @Test(
        "The page speaks the payer's language",
        arguments: [(PageLanguage.chinese, "zh-Hant-TW", "前往付款"), (.english, "en", "Continue to payment")])
    func languages(language: PageLanguage, tag: String, button: String) throws {
        let found = try PageReader.read(page([], language: language).html)
        #expect(found.language == tag && found.buttonText == button)
    }

    @Test("Nonces differ, are long, and a weak one is refused")
    func nonces() {
        #expect(Set((0..<1000).map { _ in PageNonce.random().text }).count == 1000)
        #expect(PageNonce(PageNonce.random().text) != nil)
        for text in [
            "", "short", "012345678901234567890", "0123456789012345678901'", "0123456789 012345678901",
            String(repeating: "a", count: 129),
        ] {
            #expect(PageNonce(text) == nil)
        }
    }
}
