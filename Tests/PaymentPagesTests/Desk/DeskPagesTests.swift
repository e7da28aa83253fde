import PaymentForms
import Payments
import Testing

@testable import PaymentPages

@Suite("Desk pages")
struct DeskPagesTests {
    private func explanation(_ name: String) throws -> String {
        let checkout = try #require(CheckoutStories.named(name))
        let model = DeskOrderModel(
            order: checkout.order, snapshot: checkout.snapshot, description: "", createdAt: Story.start, journal: [], work: [],
            now: checkout.now)
        return StatusExplanation(model) { $0.utcText }.sentences.map(\.english).joined(separator: " ")
    }

    @Test("A paid order names the transaction and how it is known")
    func paid() throws {
        let page = try StrictPage(DeskOrderPage(model: DeskStories.paid, language: .english).html).text
        #expect(page.contains("Confirmed money covers the NT$1,500 due."))
        #expect(page.contains("Paid by transaction 1767225800002 of attempt 01JGFJM300B7C9D2E5F8G1."))
        #expect(page.contains("Known by: callback, the gateway’s seal held; the gateway’s answer to our query."))
    }

    @Test("Every status is explained")
    func everyStatus() throws {
        #expect(try explanation("open").contains("No money is confirmed"))
        #expect(try explanation("processing").contains("has not decided"))
        #expect(try explanation("partially-paid").contains("less than the NT$1,500 due"))
        #expect(try explanation("review-late").contains("no policy decides"))
        #expect(try explanation("expired").contains("is over and no money is held"))
        #expect(try explanation("canceled").contains("withdrew it"))
    }

    @Test("A decision is explained by who made it")
    func decisions() {
        var story = Story()
        story.decide(.cancel)
        let sentences = StatusExplanation(story.desk()) { _ in "then" }.sentences
        #expect(sentences.first?.english == "mei@shop.example canceled it at then, and no money is held.")
        let accepted = StatusExplanation(DeskStories.parked) { _ in "then" }.sentences
        #expect(accepted.first?.english == "mei@shop.example accepted the money known by then.")
    }

    @Test("What happens next is told in the order of time, and what was given up says what to do")
    func next() {
        let next = NextSteps(DeskStories.parked) { _ in "then" }
        #expect(next.steps.count == 5 && next.steps.filter(\.isParked).count == 2)
        #expect(next.steps.contains { $0.text.english == "Event 2 for “shop” was given up (failed 10 times); redeliver it." })
        #expect(next.steps.contains { $0.text.english == "Attempt A2 is asked about at kryptogo at then." })
        #expect(next.steps.last?.text.english == "The deadline is looked at at then.")
        #expect(NextSteps(DeskStories.paid) { _ in "then" }.delivered == 2)
    }

    @Test("The timeline tells each fact with its speaker, its verification and the event it caused")
    func timeline() {
        let entries = TimelineEntry.all(DeskStories.paid)
        #expect(entries.count == DeskStories.paid.journal.count)
        #expect(entries.compactMap(\.event?.sequence) == Array(1...DeskStories.paid.snapshot.sequence))
        #expect(
            entries.first { $0.event?.name == "order.paid" }?.verification == VerifiedReport.Verification.sealedCallback.phrase)
        let hint = TimelineEntry.all(DeskStories.review).first { $0.kind == .hint }
        #expect(hint?.event == nil && hint?.verification?.english.contains("not verified") == true)
    }

    @Test("A day of payment is shown for money alone")
    func dayOfPayment() {
        var story = Story()
        story.attempt("A1", .card)
        story.report("A1", .failed) { $0.paidAt = Story.start }
        let details = TimelineEntry.all(story.desk()).last?.details.map(\.name.english)
        #expect(details?.contains("Paid at") == false)
    }

    @Test("Every attention stands on the page with what to do")
    func attention() throws {
        let model = DeskStories.review
        #expect(!model.snapshot.state.attention.isEmpty)
        let text = try StrictPage(DeskOrderPage(model: model, language: .english).html).text
        for attention in model.snapshot.state.attention {
            let words = AttentionWords(attention)
            #expect(text.contains(words.meaning.english) && text.contains(words.advice.english))
        }
    }

    @Test("A filter is read whole or named as unreadable")
    func query() {
        let parameters: [(name: String, value: String)] = [
            ("status", "paid"), ("gateway", "payuni"), ("from", "2026-01-01"), ("to", "2026-01-31"), ("after", "c"),
            ("other", "x"), ("status", ""), ("attention", "true"),
        ]
        let query = DeskQuery(parameters: parameters)
        #expect(query.problems.isEmpty && query.cursor == "c")
        #expect(
            query.filter
                == OrderFilter(
                    status: .paid, gateway: "payuni", from: Timestamp(seconds: 1_767_196_800),
                    before: Timestamp(seconds: 1_769_875_200), needsAttention: true))
        let misspelt: [(name: String, value: String)] = [
            ("status", "Paid"), ("from", "2026-02-30"), ("to", "x"), ("attention", "1"),
        ]
        let wrong = DeskQuery(parameters: misspelt)
        #expect(wrong.problems == ["status", "from", "to", "attention"] && wrong.filter == OrderFilter())
    }

    @Test("The next page keeps the filter")
    func paging() throws {
        var model = DeskStories.orders
        model.query = DeskQuery(status: .open)
        let links = try StrictPage(DeskOrdersPage(model: model, language: .english).html).all("a").compactMap {
            $0.attributes["href"]
        }
        #expect(links.contains("/desk?status=open&after=c-7&lang=en"))
        #expect(links.contains("/desk/orders/invoice%3A2026-01.0001_with-a-rather-long-name-from-elsewhere?lang=en"))
    }

    @Test("Of the rows, those that need attention say so beside their status, and the filter for them is a labelled box")
    func attentionInRows() throws {
        var model = DeskStories.orders
        let page = try StrictPage(DeskOrdersPage(model: model, language: .english).html)
        let marked = model.page.orders.filter(\.needsAttention).count
        #expect(marked == 2 && page.all("span").filter { $0.attributes["class"] == "pill attention" }.count == marked)
        // The label of the box says it once more.
        #expect(page.text.ranges(of: "Needs attention").count == marked + 1)
        func box(_ page: StrictPage) -> [String: String]? {
            page.all("input").first { $0.attributes["name"] == "attention" }?.attributes
        }
        #expect(box(page)?["type"] == "checkbox" && box(page)?["value"] == "true" && box(page)?["checked"] == nil)
        #expect(page.all("label").contains { $0.attributes["for"] == box(page)?["id"] })
        model.query = DeskQuery(status: .paid, needsAttention: true)
        let filtered = try StrictPage(DeskOrdersPage(model: model, language: .chinese).html)
        #expect(box(filtered)?["checked"] != nil && filtered.text.contains("需要留意"))
        let links = filtered.all("a").compactMap { $0.attributes["href"] }
        #expect(links.contains { $0.hasPrefix("/desk?status=paid&attention=true&after=c-7") }, "the next page keeps it")
    }

    @Test("Assets are told apart by what they hold")
    func assets() {
        #expect(Set(PageAssets.all.map(\.entityTag)).count == PageAssets.all.count)
        #expect(PageAssets.named("paydesk.css")?.contentType == "text/css; charset=utf-8" && PageAssets.named("../x") == nil)
        #expect(PageAssets.all.allSatisfy { $0.bytes.count > 100 })
    }
}
