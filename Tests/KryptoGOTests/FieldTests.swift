import KryptoGO
import Payments
import StrictJSON
import Testing

@Suite("Fields of an intent")
struct FieldTests {
    static let textFields = [
        "payment_intent_id", "status", "client_id", "payment_chain_id", "payment_address", "token_address", "crypto_amount",
        "fiat_amount", "fiat_currency",
    ]
    static let numberFields = ["decimals", "payment_deadline"]
    static let wrongForText: [JSONValue] = [1, 300, true, [], .object([:]), ["a"]]
    static let wrongForNumber: [JSONValue] = ["six", true, [], .object([:])]

    @Test("a deciding text of another type is refused by name", arguments: textFields)
    func wrongText(_ field: String) {
        for value in Self.wrongForText {
            #expect(reason(field, value) == "\(field): wrong type")
        }
    }

    @Test("a deciding number of another type is refused by name", arguments: numberFields)
    func wrongNumber(_ field: String) {
        for value in Self.wrongForNumber {
            #expect(reason(field, value) == "\(field): wrong type")
        }
    }

    @Test("an intent without an id or a state is refused", arguments: ["payment_intent_id", "status"])
    func missing(_ field: String) {
        #expect(reason(field, nil) == "\(field): missing")
        #expect(reason(field, .null) == "\(field): missing")
    }

    @Test(
        "any other field may be of any type, null or absent, and the claim stays",
        arguments: [
            "org_id", "payer_address", "symbol", "payment_tx_hash", "payment_tx_timestamp", "aggregation_tx_hash",
            "refund_tx_hash", "refund_amount", "callback_url", "order_data", "group_key", "received_amount",
            "received_crypto_amount", "aggregated_amount", "aggregated_crypto_amount", "never_heard_of",
        ])
    func optional(_ field: String) {
        for value in Self.wrongForText + Self.wrongForNumber + [.null, nil, "", "text"] {
            let report = Shop.query(Shop.intent("success", [(field, value)])).value?.transactions.first
            #expect(report?.claim == .paid)
            #expect(report?.amount == Shop.money("300"))
        }
    }

    @Test(
        "an amount that is no plain decimal is refused by name",
        arguments: ["-1", "+1", "1e2", "NaN", "1,000", " 1", "1 ", ".5", "5.", "0x10", "１", "1.2.3", "Infinity"])
    func amounts(_ text: String) {
        #expect(reason("fiat_amount", .string(text)) == "fiat_amount: not readable")
        #expect(reason("crypto_amount", .string(text)) == "crypto_amount: not readable")
    }

    /// How the gateway writes that a field does not apply is not documented: absent, null or an empty text.
    @Test(
        "an empty text is an absent one, and a settled intent stays readable",
        arguments: ["client_id", "payment_chain_id", "payment_address", "token_address", "crypto_amount"])
    func empty(_ field: String) {
        let report = Shop.query(Shop.intent("success", [(field, "")])).value?.transactions.first
        #expect(report?.claim == .paid && report?.amount == Shop.money("300"))
        #expect(report == Shop.query(Shop.intent("success", [(field, nil)])).value?.transactions.first)
    }

    @Test(
        "an empty text where money needs a term is a missing term",
        arguments: ["client_id", "payment_chain_id", "token_address", "fiat_amount", "fiat_currency"])
    func emptyTerm(_ field: String) {
        let report = Shop.query(Shop.intent("success", [(field, "")])).value?.transactions.first
        #expect(report?.notices == [.mismatch(field: field)])
        let created = KryptoGOReading.create(
            HTTPResponse(status: 200, body: Shop.intent("pending", [(field, "")])), expecting: Shop.expectation)
        #expect(created.error?.kind == .mismatch(field: field))
    }

    @Test("addresses, chains, currencies and decimals that cannot be are refused by name")
    func unreadable() {
        let bad: [(String, JSONValue)] = [
            ("payment_address", "0x123"), ("payment_address", "<script>"),
            ("token_address", "0xzz086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9"), ("payment_chain_id", "a b"),
            ("payment_chain_id", "ARB"), ("fiat_currency", "twd"), ("fiat_currency", "NTD "), ("decimals", -1),
            ("decimals", 31), ("payment_intent_id", "../x"), ("payment_intent_id", ""),
        ]
        for (field, value) in bad {
            #expect(reason(field, value) == "\(field): not readable")
        }
    }

    @Test("a time in milliseconds or before there were intents is no time")
    func implausibleTimes() {
        for seconds in [0, -1, 1_733_811_354_000, Int64.max, 1_000_000_000] {
            let body = Shop.intent("success", [("payment_tx_timestamp", .integer(seconds))])
            #expect(Shop.query(body).value?.transactions.first?.paidAt == nil)
        }
    }

    static let spellings = [
        ("received_amount", "received_crypto_amount"), ("aggregated_amount", "aggregated_crypto_amount"),
    ]

    @Test("an amount under either spelling is read, and both when they agree by value", arguments: spellings)
    func bothSpellings(_ short: String, _ long: String) {
        let cases: [(JSONValue?, JSONValue?, String?)] = [
            ("5.00", nil, "5"), (nil, "5.00", "5"), ("5.00", "5", "5"), (nil, nil, nil), ("5", .null, "5"), (.null, "5", "5"),
            ("5", 6, "5"), ("x", "5", "5"),
        ]
        for (one, two, expected) in cases {
            let tokens = Shop.query(Shop.intent("success", [(short, one), (long, two)])).value?.transactions.first?.tokens
            let read = short.hasPrefix("received") ? tokens?.received : tokens?.net
            #expect(tokens != nil)
            #expect(read?.description == expected)
        }
    }

    @Test("two spellings with two values are refused", arguments: spellings)
    func conflict(_ short: String, _ long: String) {
        let error = Shop.query(Shop.intent("success", [(short, "5.00"), (long, "5.01")])).error
        #expect(error?.kind == .malformedReply(reason: "\(short): conflicting spellings"))
    }

    @Test("no error text repeats what was in a field")
    func noEcho() {
        for field in Self.textFields {
            let error = Shop.query(Shop.intent("success", [(field, "s3cr3t <value>")])).error
            #expect(error.map { !"\($0)".contains("s3cr3t") } ?? true)
        }
    }

    private func reason(_ field: String, _ value: JSONValue?) -> String? {
        var expectation = Shop.expectation
        expectation.clientID = nil
        guard case .malformedReply(let reason)? = Shop.query(Shop.intent("success", [(field, value)]), expectation).error?.kind
        else { return nil }
        return reason
    }
}
