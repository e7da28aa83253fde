import Foundation
import PaymentForms
import PaymentPages
import Payments
import Testing

/// Every page in every language, by the name of its file.
enum Pages {
    static let all: [(name: String, page: any WebPage)] = PageLanguage.allCases.flatMap { language in
        let end = language.tag
        let checkouts = CheckoutStories.all.map { name, model in
            var model = model
            model.token = OrderToken(name)
            return (name: "checkout/\(name).\(end)", page: CheckoutPage(model: model, language: language) as any WebPage)
        }
        let notices = CheckoutNotice.allCases.map { notice in
            let model = Story().checkout { $0.notice = notice }
            return (
                name: "checkout/notice-\(notice.rawValue).\(end)",
                page: CheckoutPage(model: model, language: language) as any WebPage
            )
        }
        let orders = DeskStories.all.map { name, model in
            (name: "desk/\(name).\(end)", page: DeskOrderPage(model: model, language: language) as any WebPage)
        }
        let messages = MessagePage.Kind.allCases.map { kind in
            (
                name: "message/\(kind.rawValue).\(end)",
                page: MessagePage(kind, language: language, again: .orders(language: language)) as any WebPage
            )
        }
        return checkouts + notices + orders + messages + [
            ("desk/orders.\(end)", DeskOrdersPage(model: DeskStories.orders, language: language)),
            (
                "desk/orders-empty.\(end)",
                DeskOrdersPage(
                    model: DeskOrdersModel(
                        query: DeskQuery(parameters: [("status", "open"), ("from", "yesterday")]),
                        page: OrderPage(orders: [], next: nil), gateways: []), language: language)
            ),
            ("desk/sign-in.\(end)", DeskSignInPage(language: language)),
            ("desk/sign-in-refused.\(end)", DeskSignInPage(problem: .refused, language: language)),
        ]
    }
}

@Suite("Gallery")
struct PageGallery {
    /// For `Tests/pages/run.sh`, which looks at the pages in a browser.
    @Test("Every page is written to a folder when one is named")
    func write() throws {
        let environment = ProcessInfo.processInfo.environment
        guard let folder = environment["PAYDESK_PAGES"], let origin = environment["PAYDESK_PAGES_ORIGIN"] else { return }
        func write(_ name: String, _ bytes: Data) throws {
            let file = URL(filePath: folder).appending(path: name)
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try bytes.write(to: file)
        }
        func write(headers: [HTTPHeader], to name: String) throws {
            let pairs = headers.map { [$0.name, $0.value] }
            try write(name + ".headers", JSONSerialization.data(withJSONObject: pairs))
        }
        for (name, page) in Pages.all {
            try write(name + ".html", Data(page.html.utf8))
            try write(headers: page.headers, to: name + ".html")
        }
        for asset in PageAssets.all {
            try write("assets/" + asset.name, Data(asset.bytes))
            try write(headers: asset.headers, to: "assets/" + asset.name)
        }
        for (name, model) in CheckoutStories.all {
            try write("status/\(name).json", Data(CheckoutStatus(model.snapshot).jsonText.utf8))
        }
        let fields = HostileValues.postable.prefix(40).enumerated().map {
            PaymentInstructions.FormPost.Field(name: "F\($0.offset)", value: $0.element)
        }
        let form = PaymentInstructions.FormPost(action: try #require(WebURL(origin + "/gateway")), fields: Array(fields))
        let page = try SelfPostingPage(form: form, language: .chinese, nonce: .random())
        try write("form.html", Data(page.html.utf8))
        try write(headers: page.headers, to: "form.html")
        try write("form.fields.json", JSONSerialization.data(withJSONObject: fields.map { [$0.name, $0.value] }))
        let token = try #require(CheckoutStories.named("token")?.snapshot.state.attempts.first?.instructions)
        guard case .token(let transfer) = token else { return }
        try write("qr.txt", Data(try #require(EthereumTransfer(transfer)).text.utf8))
    }
}
