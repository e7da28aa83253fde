internal import Payments

extension PAYUNiCodes {
    private static let closing = CodeFamily(prefix: "CLOSE", source: "PAYUNi 14.5")
    private static let voiding = CodeFamily(prefix: "CANCEL", source: "PAYUNi 14.6")
    private static let unbinding = CodeFamily(prefix: "CANCEL", source: "PAYUNi 14.6", endpoints: [.bindCancel])

    static let close: [PAYUNiCodeRow] =
        basics(closing) + [
            closing.one(1007, .methodUnavailable, "refunds are restricted for this merchant"),
            closing.one(2001, .field("MerID"), "no merchant number"),
            closing.many(2005...2006, .field("TradeNo"), "too long or malformed"),
            closing.many(2007...2009, .field("Timestamp"), "the timestamp is missing, no whole number or too old"),
            closing.many(2010...2012, .field("TradeAmt"), "the amount is missing, no whole number or malformed"),
            closing.many(2013...2015, .field("CloseType"), "missing, no whole number or unknown"),
            closing.one(2016, .field("TradeNo"), "missing"),
            closing.one(3001, .conflict, "not possible in the trade's present state, or more than may be refunded"),
            closing.many(4001...4002, .indeterminate, "no result, or its encryption failed"),
        ]

    static let cancel: [PAYUNiCodeRow] =
        basics(voiding) + [
            voiding.one(2001, .field("MerID"), "no merchant number"),
            voiding.many(2005...2006, .field("TradeNo"), "too long or malformed"),
            voiding.many(2007...2009, .field("Timestamp"), "the timestamp is missing, no whole number or too old"),
            voiding.one(2010, .field("TradeNo"), "missing"),
            voiding.one(3001, .conflict, "not paid, voided before, or captured already"),
            voiding.many(4001...4002, .indeterminate, "no result, or its encryption failed"),
            unbinding.many(2005...2006, .field("UseTokenType"), "missing or malformed"),
            unbinding.one(2007, .field("BindVal"), "missing"),
            unbinding.one(3001, .notFound, "no such card token"),
        ]

    static let others: [PAYUNiCodeRow] = [
        CodeFamily(prefix: "ATM", source: "PAYUNi 14.7").one(
            4001, .duplicateNumber, "this order number was used within ten minutes"),
        storeCode.one(2018, .field("PayNo"), "missing"),
        storeCode.one(2019, .field("PayNo"), "wrong length"),
        storeCode.one(2020, .notFound, "no such order"),
        storeCode.one(2021, .conflict, "the code can no longer be canceled"),
        CodeFamily(prefix: "REFUND", source: "PAYUNi 14.7").one(4005, .limitExceeded, "more than may be refunded"),
        CodeFamily(prefix: "CONFIRM", source: "PAYUNi 11, 14.7").done(3005, "the order was confirmed before"),
        CodeFamily(prefix: "PRD", source: "PAYUNi 14.7").one(2043, .methodUnavailable, "recurring charges are not contracted"),
        CodeFamily(prefix: "PMDF", source: "PAYUNi 14.7").one(2006, .field("PeriodTradeNo"), "missing"),
    ]

    private static let storeCode = CodeFamily(prefix: "CVS", source: "PAYUNi 14.7", endpoints: [.cancelStoreCode])
}
