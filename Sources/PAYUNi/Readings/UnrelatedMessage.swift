/// The other kinds of genuine message that PAYUNi sends to the same address (docs: PAYUNi 8.5).
public enum PAYUNiMessageKind: String, Sendable, Hashable, CaseIterable {
    case invoice
    case offlineRefund = "offline_refund"
    case logistics
    case recurring
    case coupon
    /// The one-page product, whose messages have trade states of their own.
    case onePage = "one_page"
    /// A result of something that is not documented.
    case unknown
}

enum UnrelatedMessage {
    /// The kind of a message that is about something else than one payment, or `nil`.
    ///
    /// Each needs the marks of a result, `Status` above all, because a request of our own comes back with a valid seal, too. A
    /// message with a trade status is never set aside by the first five: it is read as a payment or refused. A result that names no
    /// payment at all is set aside though nobody knows what it is: refused, it would only come again.
    static func kind(of fields: FormFields) -> PAYUNiMessageKind? {
        if fields.isFilled("TradeStatus") { return isOnePage(fields) ? .onePage : nil }
        guard fields.isFilled("Status") else {
            if isOnePage(fields) { return .onePage }
            return hasCouponList(fields) ? .coupon : nil
        }
        if fields.isFilled("InvoiceNotifyType") { return .invoice }
        if fields.isFilled("RefundStatus"), fields.isFilled("RefundAmt") || fields.contains("BankDate") { return .offlineRefund }
        if fields.isFilled("ApiType") { return .logistics }
        if fields.isFilled("PeriodTradeNo"), fields.isFilled("PeriodOrderNo") || fields.isFilled("ThisPeriod") {
            return .recurring
        }
        if hasCouponList(fields) { return .coupon }
        if isOnePage(fields) { return .onePage }
        return fields.isFilled("MerID") && !fields.isFilled("MerTradeNo") ? .unknown : nil
    }

    private static func isOnePage(_ fields: FormFields) -> Bool {
        fields.isFilled("MerchantId") && !fields.contains("MerTradeNo")
            && ["OrderNo", "No", "LinkName", "PayType"].filter(fields.isFilled).count >= 2
    }

    private static func hasCouponList(_ fields: FormFields) -> Bool {
        fields.contains("CouponList") || !fields.entries(of: "CouponList").isEmpty
    }
}
