import PaymentForms
import PaymentPages
import Payments
import Testing

@Suite("Hostile texts in pages")
struct HostilePagesTests {
    private static let texts = HostileValues.postable.filter { $0.utf8.count < 1000 && !$0.isEmpty } + HostileValues.unpostable

    private func story(_ text: String) -> Story {
        var story = Story(OrderID(text))
        story.attempt(AttemptNumber(text + "1"), PaymentMethod(text), at: GatewayID(text))
        let token = Token(chain: "x" + text, contract: "y" + text, symbol: text, decimals: 6)
        story.report(AttemptNumber(text + "1"), .awaitingPayer, number: text, raw: text) { report in
            if let token {
                report.instructions = .token(
                    .init(address: text, amount: TokenAmount(ExactDecimal(whole: 1), token), deadline: nil))
            }
            report.details = [.init(text, text)]
            report.notices = [.mismatch(field: text), .reassigned(to: text)]
        }
        story.attempt(AttemptNumber(text + "2"), .atm, at: GatewayID(text))
        story.report(AttemptNumber(text + "2"), .awaitingPayer, number: text) {
            $0.instructions = .bankTransfer(.init(bankCode: text, account: text, amount: .twd(1), deadline: nil))
        }
        story.attempt(AttemptNumber(text + "3"), .storeCode, at: GatewayID(text))
        story.report(AttemptNumber(text + "3"), .awaitingPayer, number: text) {
            $0.instructions = .storeCode(.init(store: text, code: text, amount: .twd(1), deadline: nil))
        }
        story.report(AttemptNumber(text + "3"), .unrecognized, number: text, raw: text)
        story.decide(.note, by: text, text: text)
        story.work = [DeskStories.item(.delivery(order: "o", sequence: 1, to: EndpointID(text)), .parked)]
        return story
    }

    private func checkout(_ text: String) -> CheckoutPage {
        let model = story(text).checkout { model in
            model.token = OrderToken(text)
            model.description = text
            model.merchant = text
            model.methods = [CheckoutMethod(gateway: GatewayID(text), method: PaymentMethod(text))]
        }
        return CheckoutPage(model: model, language: .english)
    }

    private func desk(_ text: String) -> DeskOrderPage {
        let model = story(text).desk { model in
            model.description = text
            model.payerEmail = text
            model.metadata = [text: text]
            model.token = OrderToken(text)
        }
        return DeskOrderPage(model: model, language: .chinese)
    }

    private func list(_ text: String) -> DeskOrdersPage {
        let summary = OrderSummary(
            id: OrderID(text), status: .open, due: .twd(1), deadline: Story.start, sequence: 1, createdAt: Story.start,
            changedAt: Story.start, attention: [text])
        let parameters: [(name: String, value: String)] = [
            ("gateway", text), ("after", text), ("from", text), ("status", text), ("attention", text),
        ]
        let query = DeskQuery(parameters: parameters)
        return DeskOrdersPage(
            model: DeskOrdersModel(
                query: query, page: OrderPage(orders: [summary], next: PageCursor(text)), gateways: [GatewayID(text)]),
            language: .english)
    }

    @Test("Whatever anybody wrote, a strict parser finds the same elements and attributes", arguments: texts)
    func structure(text: String) throws {
        // The length decides how an address is drawn and whether there is a code for it, so the plain text is as long.
        let plain = String(repeating: "a", count: max(text.count, 1))
        let names = { (page: StrictPage) in page.elements.map(\.name).filter { $0 != "span" } }
        let found = try StrictPage(checkout(text).html)
        let expected = try StrictPage(checkout(plain).html)
        #expect(names(found) == names(expected))
        #expect(found.faults.isEmpty)
        let foundDesk = try StrictPage(desk(text).html)
        let expectedDesk = try StrictPage(desk(plain).html)
        #expect(foundDesk.skeleton == expectedDesk.skeleton)
        #expect(foundDesk.faults.isEmpty)
        let foundList = try StrictPage(list(text).html)
        #expect(foundList.faults.isEmpty)
    }

    @Test("Text is shown as it was written, but for what would turn its neighbours around")
    func shown() throws {
        #expect(try StrictPage(checkout("<b>&\"'").html).text.contains("<b>&\"'"))
        let turned = try StrictPage(checkout("a\u{202E}b\u{2066}").html).text
        #expect(turned.contains("a\u{FFFD}b\u{FFFD}") && !turned.contains("\u{202E}"))
    }

    @Test("Signing in leads back to the desk and nowhere else")
    func next() {
        for bad in [
            "https://evil.example/", "//evil.example", "/\\evil", "/deskx", "/desk/../checkout", "javascript:alert(1)",
            "/desk \"", "",
        ] {
            #expect(PagePath.deskPath(bad) == "/desk", "\(bad)")
        }
        #expect(PagePath.deskPath(nil) == "/desk")
        #expect(PagePath.deskPath("/desk/orders/shop-1?lang=en") == "/desk/orders/shop-1?lang=en")
    }
}
