internal import Payments

/// What a person should know about a report besides its claim.
enum NoticeReading {
    /// The number of the order that PAYUNi opened by itself for money that did not fit, if it did (docs: PAYUNi 8.4).
    static func reassignment(in fields: some WireFields, from number: String) -> String? {
        guard let other = fields.filled("NewMerTradeNo"), other != number else { return nil }
        return other
    }

    static func isDiscounted(_ fields: some WireFields, amount: Money) -> Bool {
        if fields.isFilled("PromoCode") { return true }
        if let discount = fields.filled("DiscountAmt"), discount != "0" { return true }
        if let ordered = WireAmount.money(fields.filled("OrderAmt")) { return ordered != amount }
        return false
    }
}
