import PaymentForms
import Payments
import Testing

@testable import PaymentPages

/// What it does is looked at in a browser, by `Tests/pages/run.sh`.
@Suite("The checkout's script, held against its pages")
struct CheckoutScriptTests {
    private let script = String(decoding: PageAssets.script.bytes, as: UTF8.self)

    @Test("The script takes out of the address what the address calls a notice")
    func notice() {
        #expect(script.contains("searchParams.delete(\"\(CheckoutNotice.parameter)\")"))
        #expect(script.contains("history.replaceState(") && !script.contains("fetch(location.href"))
    }

    @Test("The script watches every deadline, counted down or not")
    func deadlines() throws {
        #expect(script.contains("querySelectorAll(\"[data-deadline]\")"))
        let page = CheckoutPage(model: try #require(CheckoutStories.named("atm")), language: .chinese).html
        #expect(page.contains("data-deadline=\""))
    }

    @Test("The script asks where the stream says nothing, and listens anew when somebody looks at the page again")
    func silence() throws {
        #expect(script.contains("silence = setTimeout(startPolling, 5000);"))
        let looked = try #require(script.firstRange(of: "\"visibilitychange\""))
        #expect(script[looked.upperBound...].prefix(200).contains("stopListening();\n    follow();"))
    }

    @Test("The script leaves a page alone from which a choice was sent")
    func choice() throws {
        #expect(script.contains("if (isChosen()) return;") && script.contains("if (!isChosen()) replace("))
        let page = CheckoutPage(model: try #require(CheckoutStories.named("open")), language: .chinese).html
        #expect(script.contains("\".choice[data-sent]\"") && page.contains("class=\"choice\""))
    }
}
