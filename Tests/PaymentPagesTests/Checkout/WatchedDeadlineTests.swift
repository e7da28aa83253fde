import PaymentForms
import Payments
import Testing

@testable import PaymentPages

@Suite("Deadlines that the page watches")
struct WatchedDeadlineTests {
    private func watched(_ model: CheckoutModel) throws -> Set<String> {
        let page = try StrictPage(CheckoutPage(model: model, language: .chinese).html)
        return Set(page.elements.compactMap { $0.attributes["data-deadline"] })
    }

    @Test("Whatever may be paid to for a time is watched until then", arguments: CheckoutStories.all.map(\.name))
    func instructions(name: String) throws {
        let model = try #require(CheckoutStories.named(name))
        guard CheckoutStanding(model).showsInstructions else { return }
        let found = try watched(model)
        for deadline in model.payable.compactMap(\.state.instructions?.deadline) {
            #expect(found.contains(String(min(deadline, model.saidDeadline).milliseconds)))
        }
    }

    @Test("The last minute of an account or a code is watched and not counted down", arguments: ["atm", "store"])
    func quietly(name: String) throws {
        let model = try #require(CheckoutStories.named(name))
        let end = try #require(CivilDate(year: 2026, month: 1, day: 1)?.endOfDayInTaipei)
        let page = CheckoutPage(model: model, language: .chinese).html
        #expect(page.contains("data-deadline=\"\(end.milliseconds)\"") && !page.contains("countdown"))
    }

    @Test("The order's own deadline is watched while it is shown")
    func order() throws {
        let open = try #require(CheckoutStories.named("open"))
        #expect(try watched(open) == [String(open.order.deadline.milliseconds)])
        let paid = try #require(CheckoutStories.named("paid"))
        #expect(try watched(paid).isEmpty)
    }
}
