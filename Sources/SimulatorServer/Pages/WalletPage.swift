#if Service
internal import GatewaySimulator
internal import PaymentForms
internal import Payments

/// A wallet that pays one of KryptoGO's intents: all of it, too little, too much, or not at all.
enum WalletPage {
    static let expire = "expire"

    static func address(_ intent: GatewayNumber) -> String { "/kryptogo/wallet/" + intent.text }

    static func reply(_ intent: PayerIntent, alert: String? = nil, status: Int = 200) -> Reply {
        let warning = alert.map { "<p role=\"alert\">\(Markup.escaped($0))</p>" } ?? ""
        return PageFrame.reply(
            "Wallet",
            "<h1>\(Markup.escaped(intent.asked.description))</h1>\(warning)<p role=\"status\">\(Markup.escaped(sentence(intent)))</p>"
                + facts(intent) + actions(intent), status: status)
    }

    static func sentence(_ intent: PayerIntent) -> String {
        switch intent.state {
        case .pending: intent.isSeen ? "A transfer was seen and is not confirmed yet." : "Waiting for the payer."
        case .paid: "Paid."
        case .expired: "Its time is over; nothing arrived."
        case .short: "Too little arrived."
        case .returned: "Too little arrived, and it was given back."
        }
    }

    private static func facts(_ intent: PayerIntent) -> String {
        FormMarkup.list([
            ("商品價格 Price", intent.price.description), ("應付代幣 To send", intent.asked.description),
            ("收款地址 To", intent.address), ("代幣合約 Token contract", intent.asked.token.contract),
            ("已收到 Arrived", intent.received.isZero ? nil : intent.received.description),
            ("付款期限 Pay until", intent.deadline.clockText), ("商店編號 Merchant's number", intent.attempt?.text),
            ("KryptoGO 編號 Intent", intent.gatewayNumber.text),
        ])
    }

    private static func actions(_ intent: PayerIntent) -> String {
        let address = address(intent.gatewayNumber)
        func form(_ name: IntentActionName, _ amount: AmountName, _ label: String, isQuiet: Bool = true) -> String {
            FormMarkup.form(
                address, hidden: [("amount", amount.rawValue)],
                buttons: [.init(action: name.rawValue, label: label, isQuiet: isQuiet)])
        }
        var wallet: [String] = []
        if intent.state != .paid, intent.state != .returned {
            wallet = [
                form(.pay, .asAsked, "足額付款 Pay in full", isQuiet: false), form(.pay, .short, "付一半 Pay half"),
                form(.pay, .over, "多付一成 Pay a tenth more"),
                FormMarkup.form(
                    address, inputs: "<label>代幣數量 Tokens <input name=\"tokens\" inputmode=\"decimal\" required></label>",
                    buttons: [.init(action: IntentActionName.pay.rawValue, label: "付此數量 Pay this many", isQuiet: true)]),
            ]
        }
        var other: [String] = []
        if intent.state == .pending {
            other.append(form(.seen, .asAsked, "僅上鏈未確認 Seen, not confirmed"))
            other.append(
                FormMarkup.form(
                    address,
                    buttons: [.init(action: expire, label: "讓它逾期 Let it expire (moves the simulator's clock)", isQuiet: true)]))
        }
        if intent.state == .short { other.append(form(.refund, .asAsked, "退回短付 Give it back")) }
        return (wallet.isEmpty ? "" : FormMarkup.group("錢包 Wallet", wallet.joined()))
            + (other.isEmpty ? "" : FormMarkup.group("KryptoGO", other.joined()))
    }
}
#endif
