import Foundation
import PaymentForms
import Payments
import Testing

@testable import PaymentPages

@Suite("Checkout page")
struct CheckoutPageTests {
    private func page(_ name: String, _ language: PageLanguage = .english) throws -> String {
        CheckoutPage(model: try #require(CheckoutStories.named(name)), language: language).html
    }

    @Test("Every page is well-formed, labelled, and holds no code")
    func strict() throws {
        for (name, page) in Pages.all {
            let faults = try StrictPage(page.html).faults
            #expect(faults.isEmpty, "\(name): \(faults)")
        }
    }

    @Test("Every status of an order has a story, and its own title in both languages")
    func everyStatus() {
        let told = Set(CheckoutStories.all.map(\.model.snapshot.state.status))
        #expect(told == Set(OrderStatus.allCases))
        for language in PageLanguage.allCases {
            let titles = Dictionary(grouping: CheckoutStories.all) { $0.model.snapshot.state.status }.mapValues { stories in
                Set(stories.map { CheckoutStanding($0.model).title[language] })
            }
            for (status, own) in titles {
                for (other, titles) in titles where other != status {
                    // The clock may not have been looked at yet: then an open order says already that its time is over.
                    if Set([status, other]) == [.open, .expired] { continue }
                    #expect(own.isDisjoint(with: titles), "\(status) and \(other)")
                }
            }
        }
    }

    @Test("Each story is told as the state it claims to be")
    func stories() {
        let expected: [String: OrderStatus] = [
            "open": .open, "token": .open, "unknown-outcome": .open, "returned": .open, "processing": .processing,
            "unconfirmed": .processing, "partially-paid-token": .partiallyPaid, "partially-paid": .partiallyPaid, "paid": .paid,
            "paid-twice": .paid, "paid-too-much": .paid, "refunded": .paid, "review-late": .review, "review-short": .review,
            "review-after-cancel": .review, "review-contradiction": .review, "expired": .expired, "canceled": .canceled,
            "processing-then-number": .processing, "partially-paid-then-page": .partiallyPaid, "paid-beside-short": .paid,
            "expired-returned": .expired,
        ]
        for (name, status) in expected { #expect(CheckoutStories.named(name)?.snapshot.state.status == status, "\(name)") }
    }

    @Test("Nothing but a paid order says so, and no other offers less than the truth", arguments: CheckoutStories.all.map(\.name))
    func onlyPaidIsPaid(name: String) throws {
        let model = try #require(CheckoutStories.named(name))
        let standing = CheckoutStanding(model)
        #expect((standing.tone == .good) == (model.snapshot.state.status == .paid && model.snapshot.state.refundStatus != .full))
        if [.paid, .review, .expired, .canceled].contains(model.snapshot.state.status) { #expect(standing.offer == .none) }
        let html = try page(name)
        #expect(html.contains("method=\"post\"") == (standing.offer != .none && !model.methods.isEmpty))
    }

    @Test("How much is missing is said, in money or in tokens")
    func missing() throws {
        #expect(try page("partially-paid").contains("NT$1,000 has arrived; NT$500 is missing."))
        #expect(try page("partially-paid-token").contains("40 USDT has arrived; 7.619047 USDT is missing."))
        #expect(try page("partially-paid-token", .chinese).contains("已收到 40 USDT，還差 7.619047 USDT。"))
    }

    @Test(
        "The page is called by what may be paid, and by what became of it where nothing may be",
        arguments: [
            ("open", "Pay NT$1,500"), ("partially-paid", "Pay NT$1,500"), ("paid", "Paid"), ("refunded", "Refunded"),
            ("review-late", "The shop is checking this payment"), ("canceled", "This order was canceled"),
            ("expired", "The time to pay is over"), ("deadline-over", "The time to pay is over"),
        ])
    func title(_ story: String, _ title: String) throws {
        #expect(try page(story).contains("<title>\(title)</title>"))
    }

    @Test("A payer is told the reason of a review and never to pay again")
    func review() throws {
        #expect(try page("review-late").contains("The money came after the deadline."))
        #expect(try page("review-after-cancel").contains("after the order was canceled"))
        #expect(try page("review-contradiction").contains("said different things"))
        #expect(try page("review-wrong-amount").contains("terms differ"))
        for name in CheckoutStories.all.map(\.name) where name.hasPrefix("review") {
            #expect(try page(name).contains("Please do not pay again"))
            #expect(try page(name, .chinese).contains("請不要再次付款"))
        }
    }

    @Test("Stablecoins are shown with exact amount, token, chain, address, contract, code, deadline and a warning")
    func token() throws {
        let html = try page("token")
        for part in [
            "47.619047 USDT", "Arbitrum One", "data-copy=\"47.619047\"", "data-copy=\"\(Samples.receiver)\"",
            "data-copy=\"\(Samples.arbitrumUSDT)\"", "class=\"qr\"", "data-deadline=\"1767227400000\"", "27:00",
            "Send only USDT, only on Arbitrum One",
            "href=\"ethereum:\(Samples.arbitrumUSDT)@42161/transfer?address=\(Samples.receiver)&amp;uint256=47619047\"",
        ] { #expect(html.contains(part), "\(part)") }
    }

    @Test("Who scans a code that begins with the contract is told to compare the receiver, and when not to send")
    func receiver() throws {
        let html = try page("token")
        #expect(html.contains("compare the beginning and the end of the receiving address, the amount and the chain"))
        #expect(html.contains("shows the token’s contract as the receiver, do not send: copy the address instead"))
        #expect(try page("token", .chinese).contains("如果錢包把代幣合約當成收款人，請不要送出，改為複製收款地址。"))
        #expect(try !page("token-other-chain").contains("do not send"))
    }

    @Test("A chain without a number gets a code of the plain address and no wallet link")
    func otherChain() throws {
        let html = try page("token-other-chain")
        #expect(html.contains("The code holds the address alone") && html.contains("TRON") && !html.contains("ethereum:"))
    }

    @Test("Details that ran out are not shown any more")
    func ranOut() throws {
        let html = try page("token-over")
        #expect(!html.contains(Samples.receiver) && html.contains("have run out"))
        #expect(try !page("expired").contains("9203418800167234"))
    }

    @Test("ATM and store show number, bank, amount and the last minute of their day, ready to be copied")
    func numbers() throws {
        let atm = try page("atm", .chinese)
        for part in ["822", "中國信託銀行", "data-copy=\"9203418800167234\"", "data-copy=\"1500\"", "2026/1/1（四） 23:59", "台灣時間"] {
            #expect(atm.contains(part), "\(part)")
        }
        let store = try page("store", .chinese)
        for part in ["7-ELEVEN", "data-copy=\"UNI26010100487\"", "2026/1/1（四） 23:59"] { #expect(store.contains(part), "\(part)") }
    }

    @Test("A number that a gateway would take for longer than the order is shown with the order's deadline")
    func earlierDeadline() {
        var story = Story(hours: 2)
        story.attempt("A1", .atm)
        story.report("A1", .awaitingPayer, by: .sealedCallback) { $0.instructions = Samples.bank() }
        let html = CheckoutPage(model: story.checkout(), language: .chinese).html
        #expect(html.contains("2026/1/1（四） 10:00") && !html.contains("23:59"))
    }

    @Test("The page offers nothing when a payment begun now would be late")
    func tooLateToBegin() {
        var story = Story(policies: OrderPolicies(graceSeconds: 3600))
        story.pass(minutes: 24 * 60 + 1)
        #expect(CheckoutStanding(story.checkout()).offer == .none)
        var lenient = Story(policies: OrderPolicies(late: .acceptWithinGrace, graceSeconds: 3600))
        lenient.pass(minutes: 24 * 60 + 1)
        #expect(CheckoutStanding(lenient.checkout()).offer == .open)
    }

    @Test("While a grace runs, its end is said, and not a deadline that is over")
    func runningGrace() {
        var story = Story(policies: OrderPolicies(late: .acceptWithinGrace, graceSeconds: 3600))
        story.attempt("A1", .stablecoin)
        story.report("A1", .awaitingPayer, by: .query) { $0.instructions = Samples.transfer(minutes: 48 * 60) }
        story.pass(minutes: 24 * 60 + 1)
        let model = story.checkout()
        #expect(model.saidDeadline == model.order.deadline.adding(seconds: 3600))
        #expect(CheckoutStanding(model).showsInstructions)
    }

    @Test("Of several ways that still work the newest stands open and the others are folded")
    func several() throws {
        let page = try StrictPage(try page("several"))
        #expect(page.all("details").filter { $0.attributes["class"] == "earlier" }.count == 1)
        #expect(page.text.contains("Earlier payment details"))
    }

    @Test("A method at two gateways is offered once, at the first")
    func oneOfAKind() throws {
        let methods = ["payuni-food", "payuni-shop"].map { CheckoutMethod(gateway: GatewayID($0), method: .card) }
        let html = CheckoutPage(model: Story().checkout { $0.methods = methods }, language: .english).html
        #expect(html.contains("payuni-food") && !html.contains("payuni-shop"))
    }

    @Test("Choosing posts gateway and method and nothing else")
    func choosing() throws {
        let page = try StrictPage(try page("open"))
        #expect(page.all("form").count == Samples.methods.count)
        #expect(Set(page.all("form").compactMap { $0.attributes["action"] }) == ["/checkout/tok/pay?lang=en"])
        let names = page.all("input").map { $0.attributes["name"] ?? "" }
        #expect(names == Samples.methods.flatMap { _ in ["gateway", "method"] })
        #expect(
            page.all("input").compactMap { $0.attributes["value"] }
                == Samples.methods.flatMap { [$0.gateway.text, $0.method.text] })
    }

    @Test("Only the page's own files may load, and it can be framed by nobody")
    func policy() throws {
        let page = CheckoutPage(model: try #require(CheckoutStories.named("open")), language: .english)
        let headers = Dictionary(uniqueKeysWithValues: page.headers.map { ($0.name, $0.value) })
        let policy = headers["Content-Security-Policy"] ?? ""
        #expect(!policy.contains("unsafe") && policy.hasPrefix("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
        #expect(headers["Cache-Control"] == "no-store" && headers["Referrer-Policy"] == "same-origin")
    }

    @Test("What the page listens to names status and sequence alone")
    func status() throws {
        let model = try #require(CheckoutStories.named("paid"))
        let status = CheckoutStatus(model.snapshot)
        #expect(status.jsonText == "{\"status\":\"paid\",\"sequence\":\(model.snapshot.sequence)}")
        #expect(status.eventText == "event: status\nid: \(model.snapshot.sequence)\ndata: \(status.jsonText)\n\n")
    }
}
