import KryptoGO
import Payments
import StrictJSON
import Testing

/// A true answer about something else must never pay for this order.
@Suite("Binding an intent to its attempt")
struct BindingTests {
    private func notices(_ changes: [(String, JSONValue?)], _ state: String = "success") -> [TransactionReport.Notice]? {
        Shop.query(Shop.intent(state, changes)).value?.transactions.first?.notices
    }

    @Test("another intent or another organisation is an error")
    func foreign() {
        for (field, value) in [("payment_intent_id", "another"), ("client_id", "another")] {
            let error = Shop.query(Shop.intent("success", [(field, .string(value))])).error
            #expect(error?.kind == .mismatch(field: field))
        }
    }

    static let otherTerms: [(String, JSONValue)] = [
        ("fiat_amount", "0.01"), ("fiat_amount", "300.01"), ("fiat_amount", "3000"), ("fiat_currency", "USD"),
        ("fiat_currency", "JPY"), ("token_address", .string(Shop.otherUSDC.contract)), ("payment_chain_id", "eth"),
        ("order_data", ["paydesk_attempt": "A-2"]), ("order_data", ["paydesk_attempt": "a-1"]),
        ("order_data", ["paydesk_attempt": ""]), ("order_data", ["paydesk_attempt": .null]),
        ("order_data", ["paydesk_attempt": 1]),
    ]

    @Test("each other term is in the notices, so that the money is never counted", arguments: otherTerms.indices)
    func mismatch(_ index: Int) {
        let (field, value) = Self.otherTerms[index]
        #expect(notices([(field, value)]) == [.mismatch(field: field)])
    }

    @Test("every pair of other terms is named, both of them")
    func pairs() {
        let terms = Self.otherTerms
        for one in terms {
            for two in terms where one.0 < two.0 {
                let found = Set(notices([(one.0, one.1), (two.0, two.1)]) ?? [])
                #expect(found == [.mismatch(field: one.0), .mismatch(field: two.0)])
            }
        }
    }

    @Test("amounts are compared by value", arguments: ["300", "300.0", "300.00", "0300", "300.000000"])
    func byValue(_ amount: String) {
        #expect(notices([("fiat_amount", .string(amount))]) == [])
    }

    @Test("contracts are compared without regard to case")
    func contractCase() {
        #expect(notices([("token_address", .string(Shop.contract.lowercased()))]) == [])
        #expect(notices([("symbol", "USDC")]) == [])
    }

    @Test(
        "money that does not say what it is for is not counted; an open intent may leave it out",
        arguments: ["client_id", "fiat_amount", "fiat_currency", "token_address", "payment_chain_id"])
    func absent(_ field: String) {
        for absence in [JSONValue.null, nil] {
            #expect(notices([(field, absence)]) == [.mismatch(field: field)])
            #expect(notices([(field, absence)], "insufficient_not_refunded") == [.mismatch(field: field)])
            #expect(notices([(field, absence)], "pending") == [])
        }
    }

    @Test("our mark is repeated as the attempt's number; an intent without one is tolerated")
    func mark() {
        let marked = Shop.query(Shop.intent("success", [("order_data", ["paydesk_attempt": "A-1"])])).value
        #expect(marked?.transactions.first?.attemptNumber == "A-1")
        for unmarked in [JSONValue.null, nil, "text", [], .object([:]), 5] {
            #expect(notices([("order_data", unmarked)]) == [])
        }
    }

    @Test("the attempt of the answer is the one asked about, whatever mark the intent carries")
    func attemptOfReport() {
        let body = Shop.intent("success", [("order_data", ["paydesk_attempt": "B-9"])])
        #expect(Shop.query(body).value?.attempt == "A-1")
    }

    @Test("only the accepted tokens are accepted")
    func acceptedTokens() {
        var expectation = Shop.expectation
        expectation.token = nil
        expectation.acceptedTokens = [Shop.usdt]
        #expect(Shop.query(Shop.intent("success"), expectation).value?.transactions.first?.notices == [])
        expectation.acceptedTokens = [Shop.otherUSDC]
        #expect(
            Shop.query(Shop.intent("success"), expectation).value?.transactions.first?.notices
                == [.mismatch(field: "token_address")])
    }

    @Test("without expectations nothing is compared")
    func noExpectations() {
        let report = Shop.query(Shop.intent("success", [("client_id", "x")]), IntentExpectation()).value
        #expect(report?.transactions.first?.claim == .paid)
        #expect(report?.transactions.first?.notices == [])
    }
}

extension Shop {
    static func query(_ body: [UInt8], _ expectation: IntentExpectation) -> Result<GatewayReport, GatewayError> {
        query(body, status: 200, expectation)
    }
}
