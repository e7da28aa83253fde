import PaymentForms
import Payments
import Testing

@testable import PaymentPages

@Suite("As many tries as an order may have")
struct ManyTriesTests {
    private func page(_ count: Int) throws -> StrictPage {
        let model = CheckoutStories.told { CheckoutStories.many(&$0, count) }
        return try StrictPage(CheckoutPage(model: model, language: .english).html)
    }

    @Test("The newest three that may be paid to are listed, and the newest alone has a code to scan", arguments: [2, 3, 4, 100])
    func listed(_ count: Int) throws {
        let page = try page(count)
        #expect(page.all("section").filter { $0.attributes["class"] == "card" }.count == min(count, 3))
        #expect(page.all("svg").count == 1)
        let addresses = page.all("button").compactMap { $0.attributes["data-copy"] }.filter { $0.hasPrefix("0xaa") }
        let newest = (1...count).suffix(3).reversed().map { String($0) }
        #expect(addresses.count == newest.count && zip(addresses, newest).allSatisfy { $0.hasSuffix("a" + $1) })
        let said = "Still earlier payment details are not listed any more."
        #expect(page.text.contains(said) == (count > 3))
    }

    @Test("Where the newest is a number to type, the newest token has the code, and every token its way into a wallet")
    func numberAfterTokens() throws {
        let model = CheckoutStories.told { story in
            CheckoutStories.many(&story, 2)
            story.attempt("A3", .atm)
            story.report("A3", .awaitingPayer, by: .sealedCallback) { $0.instructions = Samples.bank() }
        }
        let page = try StrictPage(CheckoutPage(model: model, language: .english).html)
        let codes = page.all("svg").map { $0.attributes["aria-label"] }
        #expect(codes == ["QR code with token, chain, address and amount"])
        let wallets = page.all("a").compactMap { $0.attributes["href"] }.filter { $0.hasPrefix("ethereum:") }
        #expect(wallets.count == 2)
        #expect(page.text.ranges(of: "do not send: copy the address instead").count == wallets.count)
    }

    @Test("A page of very many tries is not much longer than one of a few")
    func length() {
        func bytes(_ count: Int) -> Int {
            let model = CheckoutStories.told { CheckoutStories.many(&$0, count) }
            return CheckoutPage(model: model, language: .chinese).html.utf8.count
        }
        #expect(bytes(100) < bytes(5) + 100)
    }
}
