#if Service
internal import GatewaySimulator
internal import PaymentForms
internal import Payments

/// One trade at PAYUNi from the outside: the cash machine, the store's counter, the phone, the bank, the merchant's console.
enum TradePage {
    static func address(_ number: AttemptNumber) -> String { "/payuni/trade/" + number.text }

    static func reply(_ trades: [PayerTrade]) -> Reply {
        guard let number = trades.first?.number else { return PageFrame.notFound }
        let parts = trades.map { trade in
            "<section><h2>\(Markup.escaped(trade.method.label))</h2><p role=\"status\">\(Markup.escaped(sentence(trade)))</p>"
                + facts(trade)
                + actions(trade) + "</section>"
        }
        let again = FormMarkup.form(
            address(number), buttons: [.init(action: "retrigger", label: "補觸發 Send the last result again", isQuiet: true)])
        return PageFrame.reply(
            "PAYUNi \(number)",
            "<h1>\(Markup.escaped(number.text))</h1>" + parts.joined() + FormMarkup.group("Merchant's console", again))
    }

    static func facts(_ trade: PayerTrade) -> String {
        FormMarkup.list([
            ("金額 Amount", trade.amount.description), ("UNi 序號 TradeNo", trade.gatewayNumber.text),
            ("銀行 Bank", trade.method == .atm ? trade.bank : nil),
            (trade.method == .atm ? "帳號 Account" : "代碼 Code", trade.paymentNumber.isEmpty ? nil : trade.paymentNumber),
            ("繳費期限 Pay until", trade.expiresAt?.clockText),
        ])
    }

    static func sentence(_ trade: PayerTrade) -> String {
        switch trade.state {
        case .issued: trade.method.isByNumber ? "A number was issued; nothing is paid yet." : "The payer is asked on the phone."
        case .paid: "Paid."
        case .failed: "Declined."
        case .canceled: "Broken off or taken back."
        case .expired: "Its time is over."
        case .awaitsBank: "The bank has not answered yet."
        }
    }

    /// A number can still be paid when its time is over: that is how late money comes about.
    private static func actions(_ trade: PayerTrade) -> String {
        func button(_ name: ActionName, _ label: String, isQuiet: Bool = false) -> FormMarkup.Button {
            .init(action: name.rawValue, label: label, isQuiet: isQuiet)
        }
        if trade.method.isByNumber, trade.state != .paid {
            let place = trade.method == .atm ? "自動櫃員機 Cash machine" : "超商櫃檯 Store counter"
            let exact = FormMarkup.form(address(trade.number), buttons: [button(.payNumber, "繳費 Pay \(trade.amount)")])
            let other = FormMarkup.form(
                address(trade.number),
                inputs: "<label>其他金額 Other amount <input name=\"dollars\" inputmode=\"numeric\" required></label>",
                buttons: [button(.payNumber, "繳此金額 Pay this amount", isQuiet: true)])
            return FormMarkup.group(place, exact + other)
        }
        let buttons: [FormMarkup.Button] =
            switch trade.state {
            case .awaitsBank:
                [button(.bankApproves, "銀行核准 Bank approves"), button(.bankDeclines, "銀行拒絕 Bank declines", isQuiet: true)]
            case .issued where trade.isStartedByCall:
                [button(.confirmOnPhone, "手機確認 Confirm on the phone"), button(.refuseOnPhone, "拒絕 Refuse", isQuiet: true)]
            default: []
            }
        return buttons.isEmpty ? "" : FormMarkup.form(address(trade.number), buttons: buttons)
    }
}
#endif
