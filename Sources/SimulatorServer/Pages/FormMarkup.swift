#if Service
internal import PaymentForms
internal import Payments

/// Forms and lists of a page.
enum FormMarkup {
    struct Button {
        let action: String
        let label: String
        var isQuiet = false
    }

    /// - Parameters:
    ///   - address: where it is posted, on this server.
    ///   - hidden: what goes along with each button.
    ///   - inputs: markup of fields that people fill in.
    ///   - buttons: each posts its `action`.
    static func form(
        _ address: String, hidden: [(name: String, value: String)] = [], inputs: String = "", buttons: [Button]
    ) -> String {
        let hidden = hidden.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\(Markup.escaped($0.value))\">" }
        let buttons = buttons.map { button in
            "<button name=\"action\" value=\"\(button.action)\"\(button.isQuiet ? " class=\"quiet\"" : "")>\(Markup.escaped(button.label))"
                + "</button>"
        }
        return "<form method=\"post\" action=\"\(Markup.escaped(address))\">\(hidden.joined())\(inputs)\(buttons.joined())</form>"
    }

    static func group(_ title: String, _ content: String) -> String {
        "<fieldset><legend>\(Markup.escaped(title))</legend>\(content)</fieldset>"
    }

    static func list(_ rows: [(name: String, value: String?)]) -> String {
        let rows = rows.compactMap { row in row.value.map { "<dt>\(Markup.escaped(row.name))</dt><dd>\(Markup.escaped($0))</dd>" }
        }
        return "<dl>\(rows.joined())</dl>"
    }

    /// - Parameter rows: cells that are markup already.
    static func table(_ names: [String], _ rows: [[String]]) -> String {
        let head = names.map { "<th scope=\"col\">\(Markup.escaped($0))</th>" }.joined()
        let body = rows.map { row in "<tr>" + row.map { "<td>\($0)</td>" }.joined() + "</tr>" }.joined()
        return "<table><thead><tr>\(head)</tr></thead><tbody>\(body)</tbody></table>"
    }

    static func link(_ address: String, _ text: String) -> String {
        "<a href=\"\(Markup.escaped(address))\">\(Markup.escaped(text))</a>"
    }
}

extension PaymentMethod {
    /// For people, in both languages.
    var label: String {
        switch self {
        case .card: "信用卡 Card"
        case .cardInstallment: "信用卡分期 Card in instalments"
        case .unionPay: "銀聯卡 UnionPay"
        case .applePay: "Apple Pay"
        case .googlePay: "Google Pay"
        case .samsungPay: "Samsung Pay"
        case .atm: "ATM 轉帳 Bank transfer"
        case .storeCode: "超商代碼 Store code"
        case .linePay: "LINE Pay"
        case .icashPay: "icash Pay"
        case .aftee: "AFTEE 先享後付"
        case .jkoPay: "街口支付 JKoPay"
        default: text
        }
    }

    /// A bank checks the payer, so the check can be broken off and the bank can be silent.
    var isCard: Bool { [.card, .cardInstallment, .unionPay, .applePay, .googlePay, .samsungPay].contains(self) }
    var isByNumber: Bool { self == .atm || self == .storeCode }
}

extension Timestamp {
    /// As clocks in Taiwan show it.
    var clockText: String { inTaipei.description }
}
#endif
