import Foundation
import PaymentForms
import PaymentPages
import Payments
import Testing

/// Every page in every language, by the name of its file.
enum Pages {
    typealias Named = (name: String, page: any WebPage)

    static let all: [Named] = {
        var pages: [Named] = []
        for language in PageLanguage.allCases {
            let here = checkouts(language) + desks(language) + messages(language)
            pages += here.map { ("\($0.name).\(language.tag)", $0.page) }
        }
        return pages
    }()

    private static func checkouts(_ language: PageLanguage) -> [Named] {
        var pages: [Named] = []
        for (name, story) in CheckoutStories.all {
            var model = story
            model.token = OrderToken(name)
            pages.append(("checkout/\(name)", CheckoutPage(model: model, language: language)))
        }
        for notice in CheckoutNotice.allCases {
            let model = Story().checkout { $0.notice = notice }
            pages.append(("checkout/notice-\(notice.rawValue)", CheckoutPage(model: model, language: language)))
        }
        return pages
    }

    private static func desks(_ language: PageLanguage) -> [Named] {
        var pages: [Named] = []
        for (name, model) in DeskStories.all {
            pages.append(("desk/\(name)", DeskOrderPage(model: model, language: language)))
        }
        let parameters: [(name: String, value: String)] = [("status", "open"), ("from", "yesterday")]
        let empty = DeskOrdersModel(
            query: DeskQuery(parameters: parameters), page: OrderPage(orders: [], next: nil), gateways: [])
        pages.append(("desk/orders", DeskOrdersPage(model: DeskStories.orders, language: language)))
        pages.append(("desk/orders-empty", DeskOrdersPage(model: empty, language: language)))
        pages.append(("desk/sign-in", DeskSignInPage(language: language)))
        pages.append(("desk/sign-in-refused", DeskSignInPage(problem: .refused, language: language)))
        return pages
    }

    private static func messages(_ language: PageLanguage) -> [Named] {
        MessagePage.Kind.allCases.map { kind in
            ("message/\(kind.rawValue)", MessagePage(kind, language: language, again: .orders(language: language)))
        }
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
        var fields: [PaymentInstructions.FormPost.Field] = []
        for (index, value) in HostileValues.postable.prefix(40).enumerated() {
            fields.append(PaymentInstructions.FormPost.Field(name: "F\(index)", value: value))
        }
        let form = PaymentInstructions.FormPost(action: try #require(WebURL(origin + "/gateway")), fields: fields)
        let page = try SelfPostingPage(form: form, language: .chinese, nonce: .random())
        try write("form.html", Data(page.html.utf8))
        try write(headers: page.headers, to: "form.html")
        try write("form.fields.json", JSONSerialization.data(withJSONObject: fields.map { [$0.name, $0.value] }))
        let token = try #require(CheckoutStories.named("token")?.snapshot.state.attempts.first?.instructions)
        guard case .token(let transfer) = token else { return }
        try write("qr.txt", Data(try #require(EthereumTransfer(transfer)).text.utf8))
    }
}
