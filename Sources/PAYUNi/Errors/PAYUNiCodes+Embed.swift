internal import Payments

extension PAYUNiCodes {
    private static let token = CodeFamily(prefix: "TOKEN", source: "PAYUNi 14.8")
    private static let charge = CodeFamily(prefix: "IFTRADE", source: "PAYUNi 14.8")
    private static let frame = CodeFamily(prefix: "TRADE", source: "PAYUNi 14.8")

    /// The card form inside a merchant's own page.
    static let embed: [PAYUNiCodeRow] =
        [
            token.one(0, .indeterminate, "system error"),
            token.one(1001, .field("MerID"), "no merchant number"),
            token.many(1002...1003, .unauthorized, "the hash does not fit, or decryption failed"),
            token.one(1004, .field("EncryptInfo"), "nothing was encrypted"),
            token.one(1005, .unauthorized, "no such merchant"),
            token.one(1006, .duplicateNumber, "this order number was used within ten minutes"),
            token.one(2000, .unavailable, "the token could not be set"),
            token.many(2001...2003, .unauthorized, "the cipher type is not set or does not fit"),
            token.many(2004...2013, .field(nil), "merchant, order number, amount or timestamp is wrong"),
            token.many(2014...2015, .field("NotifyURL"), "malformed address"),
            token.many(2016...2020, .field("CreditToken"), "missing, too long or malformed"),
            token.one(2021, .limitExceeded, "above the limit without a buyer's hash"),
            token.many(2022...2023, .field("IFrameDomain"), "missing or malformed"),
            token.one(2024, .field("GrantExport"), "malformed"),
            token.one(2025, .field("ProdDesc"), "missing or malformed"),
            token.many(2026...2027, .field("UsrMail"), "missing or malformed"),
            token.many(2028...2036, .field(nil), "invoice data is wrong"),
            token.one(3001, .unauthorized, "the merchant's data could not be read"),
            token.many(3002...3003, .methodUnavailable, "no method can be used"),
            token.one(3004, .unauthorized, "the domain is not allowed"),
            token.many(3005...3006, .unauthorized, "the source address is not allowed"),
            token.one(3007, .unauthorized, "the agent's settings do not allow it"),
            token.one(3008, .methodUnavailable, "card tokens are not contracted"),
            token.one(4001, .field("BuyerHash"), "the buyer could not be checked"),
            charge.one(0, .indeterminate, "system error"),
            charge.one(1001, .field("MerID"), "no merchant number"),
            charge.many(1002...1003, .unauthorized, "the hash does not fit, or decryption failed"),
            charge.one(1004, .field("EncryptInfo"), "nothing was encrypted"),
            charge.one(1005, .unauthorized, "no such merchant"),
            charge.one(1006, .duplicateNumber, "this order number was used within ten minutes"),
            charge.many(2001...2003, .field(nil), "a parameter is wrong"),
            charge.one(2004, .field("Token"), "missing"),
            charge.many(2005...2013, .field(nil), "a parameter is wrong"),
            charge.one(2014, .field("Timestamp"), "the timestamp is too old"),
            charge.many(2015...2029, .field(nil), "a parameter is wrong"),
            charge.one(2030, .field("API3D"), "malformed switch"),
            charge.one(3001, .field("BuyerHash"), "the buyer could not be checked"),
            charge.one(4001, .conflict, "the token has expired"),
            charge.many(4002...4003, .unavailable, "the settings could not be read"),
            charge.many(5001...5003, .unavailable, "the settings are wrong"),
            frame.many(0...1, .indeterminate, "system error"),
            frame.many(1001...1007, .field(nil), "the form's own data is wrong"),
            frame.many(2001...2013, .field("CardNo"), "card data that the payer typed is wrong"),
            frame.many(3001...3003, .unavailable, "the form could not go on"),
            CodeFamily(prefix: "OBJ", source: "PAYUNi 14.8").many(
                1000...1006, .notFound, "token, merchant or order could not be found"),
        ] + script

    /// Said by the browser's script, never by an endpoint.
    private static let script: [PAYUNiCodeRow] = [
        word("1000", .field(nil), "the page's elements are missing", source: "PAYUNi 14.8"),
        word("1001", .unavailable, "no connection", source: "PAYUNi 14.8"),
        word("1002", .field("CardInst"), "wrong number of instalments", source: "PAYUNi 14.8"),
        word("1003", .field("CardInst"), "wrong number of instalments", source: "PAYUNi 14.8"),
        word("1004", .field(nil), "wrong arguments", source: "PAYUNi 14.8"),
        word("1005", .field(nil), "wrong arguments", source: "PAYUNi 14.8"),
        word("1006", .field("Token"), "missing", source: "PAYUNi 14.8"),
        word("1007", .unauthorized, "the page's origin does not fit", source: "PAYUNi 14.8"),
        word("1008", .indeterminate, "no answer in time", source: "PAYUNi 14.8"),
        word("1009", .indeterminate, "no answer in time", source: "PAYUNi 14.8"),
    ]
}
