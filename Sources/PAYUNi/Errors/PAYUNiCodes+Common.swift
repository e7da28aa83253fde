internal import Payments

extension PAYUNiCodes {
    static let common: [PAYUNiCodeRow] = [
        word("UNKNOWN", .indeterminate, "the bank has not answered in time"),
        word("UNAPPROVED", .indeterminate, "the payer is under review"),
        word("Unapproved", .indeterminate, "the payer is under review, as the outer field spells it"),
        word("ERROR", .indeterminate, "system error"),
        word("FAIL", .declinedByRules, "failed; said by invoice and bank-transfer refund messages"),
        api.one(1, .field("Version"), "no API type; also a wrong Version at the recurring endpoints"),
        api.one(2, .field("Version"), "no API version"),
        api.one(3, .field("Version"), "no program for this API and version"),
        api.one(4, .field("EncryptInfo"), "EncryptInfo is missing"),
        api.one(5, .field("HashInfo"), "HashInfo is missing"),
        api.one(7, .conflict, "the token has expired"),
        api.one(8, .indeterminate, "gateway error"),
        api.one(9, .indeterminate, "the same data is being processed right now"),
        api.one(10, .field("EncryptInfo"), "EncryptInfo is malformed"),
        api.one(11, .field("HashInfo"), "HashInfo is malformed"),
        api.one(1001, .field("MerTradeNo"), "3-D in the back: no order number"),
        api.one(1002, .notFound, "3-D in the back: no stored data"),
        api.one(1003, .limitExceeded, "3-D in the back: the time is over"),
        api.one(1004, .indeterminate, "3-D in the back: the data could not be read"),
        api.many(2001...2002, .indeterminate, "Samsung Pay could not be processed"),
        def.one(1001, .field("MerID"), "no merchant number"),
        def.one(1002, .unauthorized, "decryption failed"),
        def.one(1003, .unauthorized, "the agent does not exist"),
        def.one(1004, .unauthorized, "the agent is not in an allowed state"),
        def.one(1005, .unauthorized, "the merchant does not exist, often in this environment only"),
        def.one(1006, .unauthorized, "the merchant is not in an allowed state"),
        def.one(1007, .unauthorized, "the hash does not fit: wrong keys, or an agent's keys without IsPlatForm"),
    ]

    private static let api = CodeFamily(prefix: "API", source: "PAYUNi 14.1")
    private static let def = CodeFamily(prefix: "DEF", source: "PAYUNi 14.1")

    static func word(
        _ word: String, _ kind: GatewayError.Kind, _ text: String, source: String = "PAYUNi 14.1"
    ) -> PAYUNiCodeRow {
        PAYUNiCodeRow(codes: .word(word), endpoints: nil, kind: kind, text: text, source: source, meansDone: false)
    }
}
