#if Service
internal import GatewaySimulator
internal import PaymentForms
internal import Payments

/// Everything a person can act on, newest first.
enum HomePage {
    private static let most = 50

    static func reply(_ simulator: GatewaySimulator, _ clock: SimulatorClock) -> Reply {
        let pages = simulator.newestPages(most).filter { $0.state == .open }
        let trades = simulator.newestTrades(most)
        let intents = simulator.newestIntents(most)
        var parts = ["<h1>Simulated gateways</h1>", clockForm(clock)]
        if pages.isEmpty, trades.isEmpty, intents.isEmpty {
            parts.append("<p>No payment was begun yet. Point PAYUNI_BASE_URL and KRYPTOGO_BASE_URL at this address.</p>")
        }
        if !intents.isEmpty { parts.append("<h2>KryptoGO: intents</h2>" + table(intents)) }
        if !pages.isEmpty { parts.append("<h2>PAYUNi: open pages</h2>" + table(pages)) }
        if !trades.isEmpty { parts.append("<h2>PAYUNi: trades</h2>" + table(trades)) }
        parts.append("<p>For programs: <a href=\"/control/state\">/control/state</a>, <a href=\"/control/ledger\">ledger</a>, ")
        parts.append("<a href=\"/control/messages\">messages</a>, <a href=\"/control/faults\">faults</a></p>")
        return PageFrame.reply("paydesk simulator", parts.joined(separator: "\n"))
    }

    private static func clockForm(_ clock: SimulatorClock) -> String {
        let lead = clock.leadSeconds
        let form = FormMarkup.form(
            "/clock",
            inputs: "<label>快轉 Move on by <select name=\"seconds\"><option value=\"60\">a minute</option>"
                + "<option value=\"1800\">half an hour</option><option value=\"86400\">a day</option>"
                + "<option value=\"604800\">a week</option></select></label>",
            buttons: [.init(action: "advance", label: "快轉 Move on", isQuiet: true)])
        let text = "時間 Clock: \(clock.now().clockText) (Taiwan)" + (lead == 0 ? "" : ", \(lead) s ahead of the machine's")
        return FormMarkup.group("時間 Time", "<p>\(text)</p>\(form)")
    }

    private static func table(_ intents: [PayerIntent]) -> String {
        FormMarkup.table(
            ["To send", "Price", "Number", "State"],
            intents.map {
                [
                    FormMarkup.link(WalletPage.address($0.gatewayNumber), $0.asked.description),
                    Markup.escaped($0.price.description),
                    Markup.escaped($0.attempt?.text ?? $0.gatewayNumber.text), Markup.escaped(WalletPage.sentence($0)),
                ]
            })
    }

    private static func table(_ pages: [PayerPage]) -> String {
        FormMarkup.table(
            ["Number", "Amount", "What"],
            pages.map {
                [
                    FormMarkup.link(HostedPage.address($0.id), $0.number.text), Markup.escaped($0.amount.description),
                    Markup.escaped($0.description),
                ]
            })
    }

    private static func table(_ trades: [PayerTrade]) -> String {
        FormMarkup.table(
            ["Number", "Amount", "How", "State"],
            trades.map {
                [
                    FormMarkup.link(TradePage.address($0.number), $0.number.text), Markup.escaped($0.amount.description),
                    Markup.escaped($0.method.label), Markup.escaped(TradePage.sentence($0)),
                ]
            })
    }
}
#endif
