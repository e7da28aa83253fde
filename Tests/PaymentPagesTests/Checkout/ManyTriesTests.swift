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

    @Test("A page of very many tries is not much longer than one of a few")
    func length() {
        func bytes(_ count: Int) -> Int {
            let model = CheckoutStories.told { CheckoutStories.many(&$0, count) }
            return CheckoutPage(model: model, language: .chinese).html.utf8.count
        }
        #expect(bytes(100) < bytes(5) + 100)
    }
}
