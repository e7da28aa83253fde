internal import Payments

extension PAYUNiCodes {
    private static let trade = CodeFamily(prefix: "QUERY", source: "PAYUNi 14.4")
    private static let bind = CodeFamily(prefix: "QUERY", source: "PAYUNi 14.4", endpoints: [.bindQuery])

    static let query: [PAYUNiCodeRow] =
        basics(trade) + [
            trade.one(2001, .field("MerID"), "no merchant number"),
            trade.one(2002, .field("MerTradeNo"), "send one of the two numbers"),
            trade.many(2003...2004, .field("MerTradeNo"), "too long or malformed"),
            trade.many(2005...2006, .field("TradeNo"), "too long or malformed"),
            trade.many(2007...2009, .field("Timestamp"), "the timestamp is missing, no whole number or too old"),
            trade.many(2010...2011, .field("QueryType"), "missing or unknown"),
            trade.one(2012, .field("QueryNo"), "malformed"),
            trade.one(2013, .limitExceeded, "more orders than one call may name"),
            trade.one(3001, .notFound, "no such order"),
            trade.many(4001...4002, .indeterminate, "no result, or its encryption failed"),
            bind.one(2001, .field("CreditToken"), "send one of token and hash"),
            bind.one(3001, .notFound, "no such card token"),
        ]

    /// The first checks of QUERY, CLOSE and CANCEL are the same six.
    static func basics(_ family: CodeFamily) -> [PAYUNiCodeRow] {
        [
            family.one(1001, .field("MerID"), "no merchant number"),
            family.many(1002...1003, .unauthorized, "the hash does not fit, or decryption failed"),
            family.one(1004, .field("EncryptInfo"), "nothing was encrypted"),
            family.one(1005, .unauthorized, "no such merchant"),
            family.one(1006, .indeterminate, "network trouble at the gateway"),
        ]
    }
}
