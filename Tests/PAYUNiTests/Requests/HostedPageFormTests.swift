import PaymentForms
import Payments
import Testing

@testable import PAYUNi

@Suite("Form of the hosted page")
struct HostedPageFormTests {
    @Test("A browser can carry every field of it", arguments: PageLanguage.allCases)
    func carried(language: PageLanguage) throws {
        var request = RequestSamples.page()
        request.language = language
        let form = try RequestSamples.builder().form(for: request)
        let page = try SelfPostingPage(form: form, language: language, nonce: .random())
        for field in form.fields { #expect(page.html.contains("name=\"\(field.name)\"")) }
    }

    @Test("The page speaks the payer's language", arguments: [(PageLanguage.chinese, "zh-tw"), (.english, "en")])
    func words(language: PageLanguage, word: String) throws {
        var request = RequestSamples.page()
        request.language = language
        #expect(try request.checked(at: RequestSamples.now)["Lang"] == word)
    }
}
