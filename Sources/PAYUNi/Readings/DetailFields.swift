internal import Payments

/// The fields that may be shown and stored beside a report. A list of what is allowed, so that a field PAYUNi adds tomorrow stays
/// out: never card tokens, expiry dates, bank accounts or people (docs: PAYUNi 18).
enum DetailFields {
    static let names = [
        "Message", "ResCode", "ResCodeMsg", "Gateway", "Card4No", "CardBank", "CardInst", "FirstAmt", "EachAmt", "AuthBank",
        "AuthBankName", "AuthCode", "BankType", "PayBank", "PayStore", "Store", "PayNo", "PayTime", "JKoChannel", "JKoTradeNo",
        "JKoStrCupAmt", "LinePayID", "Channel", "PayChannel", "OffChannel", "OffPayChannel", "OffPayNo", "TradeFee", "DataSource",
        "RefundType", "RefundStatus", "RefundAmt", "RefundDay", "RefundLastDT", "PromoCode", "DiscountAmt", "OrderAmt",
        "CouponFee",
        "CampaignName", "CampaignNo", "CouponName", "CouponNo", "ShipTradeNo", "StoreID", "StoreName", "ShipAmt",
    ]

    /// Long enough for any bank's words.
    private static let longest = 200

    static func details(in fields: some WireFields) -> [TransactionReport.Detail] {
        var details: [TransactionReport.Detail] = []
        details.reserveCapacity(24)
        for name in names {
            guard let text = fields.filled(name) else { continue }
            // Counting characters is slow; bytes are never fewer.
            details.append(.init(name, text.utf8.count > longest ? String(text.prefix(longest)) : text))
        }
        return details
    }
}
