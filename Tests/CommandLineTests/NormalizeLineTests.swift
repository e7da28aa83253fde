import StrictJSON
import Testing

@testable import paydesk

@Suite("paydesk normalize")
struct NormalizeLineTests {
    private func payuni(
        _ operation: String, _ fields: [(String, String)], more: [(String, JSONValue)] = []
    ) throws -> JSONValue {
        let sealed = try sealed(fields)
        let isForm = operation == "notify" || operation == "return"
        let reply: JSONValue = ["EncryptInfo": .string(sealed.encryptInfo), "HashInfo": .string(sealed.hashInfo)]
        let body = isForm ? "Status=SUCCESS&EncryptInfo=\(sealed.encryptInfo)&HashInfo=\(sealed.hashInfo)" : reply.text
        return answer(
            NormalizeLine(),
            line(
                [
                    ("gateway", "payuni"), ("operation", .string(operation)), ("merchantID", "TESTMER01"),
                    ("body", .string(body)),
                ] + more))
    }

    private func kryptogo(_ operation: String, _ body: String, clientID: String? = nil, status: Int? = nil) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("gateway", "kryptogo"), ("operation", .string(operation)), ("body", .string(body)),
        ]
        if let clientID { members.append(("clientID", .string(clientID))) }
        if let status { members.append(("status", .integer(status))) }
        return answer(NormalizeLine(), line(members, keys: false))
    }

    private static let paid: [(String, String)] = [
        ("Status", "SUCCESS"), ("MerID", "TESTMER01"), ("MerTradeNo", "A-1"), ("TradeNo", "1767225600123456789"),
        ("TradeAmt", "300"), ("TradeStatus", "1"), ("PaymentType", "1"),
    ]
    static let intent = #"""
        {"code":0,"data":{"payment_intent_id":"i1","client_id":"c1","payment_chain_id":"arb","payment_address":"0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045","token_address":"0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9","symbol":"USDT","decimals":6,"crypto_amount":"9.23","fiat_amount":"300.0","fiat_currency":"TWD","payment_deadline":1733811354,"status":"STATUS","payment_tx_hash":null}}
        """#

    @Test("a notify is authenticated, with our number, the gateway's and the amount by value")
    func notify() throws {
        let result = try payuni("notify", Self.paid)
        #expect(result["reading"] == "authenticated")
        let report = try #require(result["reports"]?.array?.first)
        #expect(report["claim"] == "paid")
        #expect(report["attemptNumber"] == "A-1")
        #expect(report["gatewayNumber"] == "1767225600123456789")
        #expect(report["amount"] == ["value": "300", "currency": "TWD"])
        #expect(report["raw"] == "SUCCESS/1")
    }

    @Test("what PAYUNi refuses is an error with its code")
    func refusal() throws {
        let result = try payuni("query", [("Status", "QUERY03001"), ("Message", "查無符合訂單")])
        #expect(result["error"] == "not_found" && result["gatewayCode"] == "QUERY03001")
    }

    @Test("another merchant's message, and a request of our own, are errors")
    func foreign() throws {
        #expect(try payuni("notify", Self.paid, more: [("merchantID", "OTHER01")])["error"] == "merchant_mismatch")
        let request = try payuni(
            "notify", [("MerID", "TESTMER01"), ("MerTradeNo", "A-1"), ("TradeAmt", "300"), ("Timestamp", "1")])
        #expect(request["error"] == "missing_field")
    }

    @Test("an invoice message is unrelated, and says so")
    func unrelated() throws {
        let result = try payuni(
            "notify", [("Status", "SUCCESS"), ("MerID", "TESTMER01"), ("MerTradeNo", "A-1"), ("InvoiceNotifyType", "C0401")])
        #expect(result["reading"] == "unrelated" && result["about"] == "invoice" && result["reports"] == [])
    }

    @Test("a callback is a hint: a number, no claim, and the unsigned words apart")
    func hint() {
        let result = kryptogo("callback", #"{"payment_intent_id":"i1","status":"success","received_amount":"2.53"}"#)
        #expect(result["reading"] == "hint")
        #expect(result["reports"] == [["gatewayNumber": "i1"]])
        #expect(result["said"]?["status"] == "success" && result["said"]?["received"] == "2.53")
        #expect(result["said"]?["verified"] == false)
    }

    @Test("a callback that contradicts itself is still a hint")
    func conflictingHint() {
        let body = #"{"payment_intent_id":"i1","received_amount":"2.53","received_crypto_amount":"2.54"}"#
        let result = kryptogo("callback", body)
        #expect(result["reading"] == "hint" && result["said"]?["error"] == "conflicting_fields")
    }

    @Test("an id that could leave its place in a URL is refused", arguments: ["..", "a/b", "a%2f", "a\\u000d\\u000a", ""])
    func badID(_ id: String) {
        #expect(kryptogo("callback", #"{"payment_intent_id":"\#(id)"}"#)["field"] == "payment_intent_id")
    }

    @Test("query and create replies give claims, token amounts and instructions")
    func intents() throws {
        let pending = kryptogo("create", Self.intent.replacing("STATUS", with: "pending"), clientID: "c1")
        let instructions = try #require(pending["reports"]?.array?.first?["instructions"])
        #expect(instructions["kind"] == "token" && instructions["amount"] == "9.23" && instructions["chain"] == "arb")
        for (status, claim) in [
            ("success", "paid"), ("expired", "expired"), ("insufficient_not_refunded", "underpaid"),
            ("insufficient_refunded", "returned"), ("refunded", "unrecognized"),
        ] as [(String, JSONValue)] {
            let result = kryptogo("query", Self.intent.replacing("STATUS", with: status), clientID: "c1")
            #expect(result["reading"] == "reply")
            #expect(result["reports"]?.array?.first?["claim"] == claim)
        }
    }

    @Test("another organisation's intent is a mismatch")
    func client() {
        let result = kryptogo("query", Self.intent.replacing("STATUS", with: "success"), clientID: "c2")
        #expect(result["error"] == "mismatch" && result["field"] == "client_id")
    }

    @Test("a transfer that the balance cannot pay names the shortfall")
    func transfer() {
        let body = #"{"code":4015,"message":"Balance not enough","data":{"insufficient_amount":"123.456"}}"#
        let result = kryptogo("transfer", body, status: 400)
        #expect(result["error"] == "insufficient_balance" && result["gatewayCode"] == "4015" && result["shortfall"] == "123.456")
        let done = kryptogo("transfer", #"{"code":0,"data":{"id":"1-1627380000-1","tx_hash":"0x12","transfer_time":1627380000}}"#)
        #expect(done["transfer"]?["sentAt"] == "2021-07-27T10:00:00.000Z")
    }

    @Test(
        "a line that cannot be used is an error that names the field",
        arguments: [
            (#"{"gateway":"x","operation":"query","body":""}"#, "gateway"), (#"{"gateway":"payuni","body":""}"#, "operation"),
            (#"{"gateway":"kryptogo","operation":"query"}"#, "body"),
            (#"{"gateway":"kryptogo","operation":"refund","body":"{}"}"#, "operation"),
            (#"{"gateway":"kryptogo","operation":"query","body":"{}","status":"200"}"#, "status"),
            (#"{"gateway":"kryptogo","operation":"query","body":"{}","clientID":7}"#, "clientID"),
        ])
    func badLine(text: String, field: String) {
        #expect(answer(NormalizeLine(), text: text)["field"]?.string == field)
    }
}
