internal import Payments

/// What the payer must be shown, where a message has it (docs: PAYUNi 8.4, 9, 10).
enum InstructionReading {
    static func instructions(
        in fields: some WireFields, method: PaymentMethod?, amount: Money
    ) -> PaymentInstructions? {
        switch method {
        case .atm?: bankTransfer(in: fields, amount)
        case .storeCode?: storeCode(in: fields, amount)
        default: redirect(in: fields)
        }
    }

    private static func bankTransfer(in fields: some WireFields, _ amount: Money) -> PaymentInstructions? {
        guard let bank = fields.filled("BankType") ?? fields.filled("OffChannel"),
            let account = fields.filled("PayNo") ?? fields.filled("OffPayNo")
        else { return nil }
        return .bankTransfer(.init(bankCode: bank, account: account, amount: amount, deadline: deadline(in: fields)))
    }

    private static func storeCode(in fields: some WireFields, _ amount: Money) -> PaymentInstructions? {
        guard let code = fields.filled("PayNo") ?? fields.filled("OffPayNo") else { return nil }
        let store = (fields.filled("Store") ?? fields.filled("OffChannel")).map(chain)
        return .storeCode(.init(store: store, code: code, amount: amount, deadline: deadline(in: fields)))
    }

    /// One chain has two names: messages may call it as its signs do, queries and the plugins use its code. The payer's chain stays the
    /// same whoever names it, so it is always the code (docs: PAYUNi 8.2, 9).
    private static func chain(_ name: String) -> String { name == "7-ELEVEN" ? "SEVEN" : name }

    private static func deadline(in fields: some WireFields) -> Timestamp? {
        WireTime.deadline(fields.filled("ExpireDate") ?? fields.filled("OffExpireTime"))
    }

    /// LINE Pay's `QRToken` is an address; AFTEE and 3-D answer with `URL`. Anything but https is not followed.
    static func redirect(in fields: some WireFields) -> PaymentInstructions? {
        guard let text = fields.filled("QRToken") ?? fields.filled("URL"), let url = WebURL(text), url.scheme == .https
        else { return nil }
        return .redirect(.init(url: url, deadline: WireTime.deadline(fields.filled("QRExpiredTime"))))
    }
}
