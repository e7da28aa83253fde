#if Service
internal import GatewaySimulator
internal import PaymentForms
internal import Payments

/// PAYUNi's page as a payer sees it: the amount, and what can be chosen.
enum HostedPage {
    static func address(_ id: String) -> String { "/payuni/page/" + id }

    static func choices(_ page: PayerPage, now: Timestamp, alert: String? = nil, status: Int = 200) -> Reply {
        guard page.state == .open, now <= page.closesAt else { return ended(page, status: status) }
        let groups = page.offers.map { FormMarkup.group($0.label, choice($0, page)) }
        let closing = FormMarkup.form(
            address(page.id),
            buttons: [.init(action: ActionName.closeTab.rawValue, label: "關閉視窗 Close the tab", isQuiet: true)])
        let warning = alert.map { "<p role=\"alert\">\(Markup.escaped($0))</p>" } ?? ""
        return PageFrame.reply(
            "PAYUNi",
            "<h1>\(Markup.escaped(page.description))</h1>\(warning)" + summary(page, until: page.closesAt)
                + groups.joined(separator: "\n") + closing, status: status)
    }

    private static func summary(_ page: PayerPage, until time: Timestamp?) -> String {
        FormMarkup.list([
            ("應付金額 Amount", page.amount.description), ("訂單編號 Number", page.number.text),
            ("付款頁有效至 Open until", time.map(\.clockText)),
        ])
    }

    private static func choice(_ method: PaymentMethod, _ page: PayerPage) -> String {
        func button(_ name: ActionName, _ label: String, isQuiet: Bool = true) -> FormMarkup.Button {
            .init(action: name.rawValue, label: label, isQuiet: isQuiet)
        }
        let hidden = [(name: "method", value: method.text)]
        if method.isByNumber {
            let banks = method == .atm ? bankChoice(page.banks) : ""
            return FormMarkup.form(
                address(page.id), hidden: hidden, inputs: banks,
                buttons: [button(.takeNumber, "取號 Take a number", isQuiet: false)])
        }
        var buttons = [button(.approve, "付款 Pay", isQuiet: false), button(.decline, "拒絕 Decline")]
        if method.isCard {
            buttons += [
                button(.abandon3D, "3D 驗證中斷 Break 3-D off"), button(.leaveBankSilent, "銀行無回應 Bank stays silent"),
            ]
        }
        return FormMarkup.form(address(page.id), hidden: hidden, buttons: buttons)
    }

    private static func bankChoice(_ banks: [String]) -> String {
        let options = banks.map { "<option value=\"\(Markup.escaped($0))\">\(Markup.escaped($0))</option>" }.joined()
        return "<label>銀行 Bank <select name=\"bank\">\(options)</select></label>"
    }

    private static func ended(_ page: PayerPage, status: Int = 200) -> Reply {
        let sentence =
            switch page.state {
            case .left: "The window was closed. Nobody was told, and nothing was paid."
            case .done: "The payer is done with this page."
            case .open: "This page's time is over. Nobody was told, and nothing was paid."
            }
        let told = "<h1>\(Markup.escaped(page.description))</h1><p role=\"status\">\(sentence)</p>"
        return PageFrame.reply("PAYUNi", told + summary(page, until: nil), status: status)
    }

    /// Where the form named no return address, PAYUNi shows the result itself.
    static func result(_ page: PayerPage, _ trade: PayerTrade?) -> Reply {
        guard let trade else { return ended(page) }
        return PageFrame.reply(
            "PAYUNi",
            "<h1>\(Markup.escaped(page.description))</h1><p role=\"status\">\(Markup.escaped(TradePage.sentence(trade)))</p>"
                + TradePage.facts(trade) + "<p>\(FormMarkup.link(TradePage.address(trade.number), "Go on as the payer"))</p>")
    }
}
#endif
