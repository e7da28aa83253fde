import Payments
import StrictJSON
import Testing

@testable import KryptoGO

@Suite("Asking about an intent")
struct QueryTests {
    @Test("the request names the intent in its path and carries key, client and origin")
    func exactRequest() async throws {
        let transport = ScriptedTransport([.json(Sample.named("intent.pending.response.derived").text)])
        let report = try await Shop.gateway(transport).query(Shop.reference)
        #expect(report.attempt == "A-1")
        let sent = try #require(await transport.sent.first)
        #expect(sent.method == .get)
        #expect(sent.body.isEmpty)
        #expect(sent.operation == "kryptogo.query")
        #expect(sent.url.text == "https://wallet.kryptogo.app/v1/studio/api/payment/intent/\(Shop.intent)")
        #expect(sent.headers.map(\.name) == ["X-STUDIO-API-KEY", "X-Client-ID", "Origin", "Accept"])
    }

    static let states: [(String, Claim)] = [
        ("pending", .awaitingPayer), ("success", .paid), ("expired", .expired), ("insufficient_not_refunded", .underpaid),
        ("insufficient_refunded", .returned),
    ]

    @Test("every sample of an intent has its claim, its amount and nothing to remark", arguments: states)
    func samples(_ state: String, _ claim: Claim) throws {
        let report = try #require(Shop.query(Shop.intent(state)).value?.transactions.first)
        #expect(report.claim == claim)
        #expect(report.raw == state)
        #expect(report.amount == Shop.money("300"))
        #expect(report.notices.isEmpty)
        #expect(report.method == .stablecoin)
        #expect(report.gatewayNumber == Shop.intent)
        #expect(report.attemptNumber == nil)
        #expect((report.paidAt != nil) == claim.isMoney)
        #expect((report.instructions != nil) == (claim == .awaitingPayer))
    }

    @Test("token amounts, hashes and times of a payment are kept, the fee with them")
    func movement() throws {
        let paid = try #require(Shop.query(Shop.intent("success")).value?.transactions.first)
        #expect(paid.paidAt == Timestamp(seconds: 1_733_810_400))
        let tokens = try #require(paid.tokens)
        #expect(tokens.token == Shop.usdt)
        #expect([tokens.asked, tokens.received, tokens.net] == ["9.23", "9.23", "9.13"].map { ExactDecimal($0) })
        #expect(tokens.paymentHash?.hasPrefix("0x1234") == true)
        #expect(tokens.returned == nil)
        let returned = try #require(Shop.query(Shop.intent("insufficient_refunded")).value?.transactions.first?.tokens)
        #expect(returned.returned == ExactDecimal("5"))
        #expect(returned.returnHash?.hasPrefix("0x3333") == true)
    }

    @Test("a pending intent with a payment on the chain is being processed")
    func processing() throws {
        let report = Shop.query(Shop.intent("pending", [("payment_tx_hash", "0xabc")])).value?.transactions.first
        #expect(report?.claim == .processing)
        #expect(report?.instructions == nil)
        #expect(Shop.query(Shop.intent("pending", [("payment_tx_hash", "")])).value?.transactions.first?.claim == .awaitingPayer)
    }

    @Test(
        "a word nobody mapped is kept and means nothing",
        arguments: [
            "refunded", "cancelled", "SUCCESS", "Success", "success ", " success", "", "paid", "pending\u{0301}",
            "e\u{0301}xpired", "CREATED", "COMPLETED", "insufficient", "suc\u{00AD}cess", "\u{FF53}uccess",
        ])
    func unknownStates(_ word: String) throws {
        let report = Shop.query(Shop.intent("success", [("status", .string(word))])).value?.transactions.first
        #expect(report?.claim == .unrecognized)
        #expect(report?.raw == word)
        #expect(report?.paidAt == nil)
    }

    @Test("each row of the status table is what the reading does, and names its source")
    func table() {
        for row in KryptoGOGateway.statusTable {
            let hash: JSONValue = row.needsPaymentHash ? "0xabc" : .null
            let body = Shop.intent("pending", [("status", .string(row.raw)), ("payment_tx_hash", hash)])
            #expect(Shop.query(body).value?.transactions.first?.claim == row.claim)
            #expect(row.source.hasPrefix("docs: KryptoGO") && !row.note.isEmpty)
        }
    }

    @Test("an id that may not enter an address is never sent", arguments: CallbackTests.badIDs)
    func badIDs(_ id: String) async throws {
        let transport = ScriptedTransport([.json("{}")])
        let reference = AttemptReference(number: "A", gatewayNumber: GatewayNumber(id))
        let gateway = try Shop.gateway(transport)
        let error = await #expect(throws: GatewayError.self) { try await gateway.query(reference) }
        #expect(error?.kind == .invalidRequest(field: "payment_intent_id"))
        #expect(await transport.sent.isEmpty)
    }

    @Test("without the gateway's number there is nothing to ask")
    func withoutID() async throws {
        let gateway = try Shop.gateway(ScriptedTransport([]))
        let error = await #expect(throws: GatewayError.self) { try await gateway.query(AttemptReference(number: "A")) }
        #expect(error?.advice == .askPerson)
    }

    @Test(
        "each documented code has its kind, in an answer of any status below 500",
        arguments: [
            ("error.4001-invalid-client-id.derived", GatewayError.Kind.unauthorized),
            ("error.4002-invalid-api-key.derived", .unauthorized),
            ("error.4006-invalid-payment-intent-id.derived", .notFound),
        ], [200, 400, 401, 404])
    func codes(_ sample: (String, GatewayError.Kind), _ status: Int) {
        let error = Shop.query(Sample.named(sample.0).bytes, status: status).error
        #expect(error?.kind == sample.1)
        #expect(error?.gatewayCode == String(sample.0.dropFirst(6).prefix(4)))
    }

    @Test("an unmapped code survives with its number, and a code of another operation is unmapped here")
    func otherCodes() {
        for code in [1, 4000, 4003, 4015, 9999, -1, 1010] {
            let error = Shop.query(Array("{\"code\":\(code),\"message\":\"m\"}".utf8)).error
            #expect(error?.kind == .other)
            #expect(error?.gatewayCode == String(code))
        }
    }

    @Test("what is no answer is an error that changes nothing")
    func noAnswer() {
        #expect(Shop.query([], status: 500).error?.kind == .unavailable)
        #expect(Shop.query([], status: 502).error?.cause == "http_502")
        #expect(Shop.query(Sample.named("intent.success.response.derived").bytes, status: 503).error?.kind == .unavailable)
        #expect(Shop.query([], status: 429).error?.kind == .rateLimited(retryAfterSeconds: nil))
        for status in [100, 301, 302, 307, 308, 400, 403, 404, 600, 0] {
            let error = Shop.query(Sample.named("intent.success.response.derived").bytes, status: status).error
            #expect(error?.kind == .malformedReply(reason: "http_\(status)"))
        }
        let garbage = [
            "", "<html>login</html>", "null", "[]", "true", "{}", "{\"code\":null}", "{\"code\":\"0\"}", "{\"code\":0.0}",
            "{\"code\":0,\"code\":0}", "{\"code\":0,\"data\":null}", "{\"code\":0,\"data\":\"x\"}", "{\"code\":0,\"data\":{}}",
        ]
        for text in garbage {
            guard case .malformedReply? = Shop.query(Array(text.utf8)).error?.kind else {
                Issue.record("\(text) was read")
                continue
            }
        }
    }

    @Test("a lost answer is indeterminate, a connection that failed is unavailable")
    func transportFailures() async throws {
        let gateway = try Shop.gateway(ScriptedTransport([.lost, .notSent]))
        let lost = await #expect(throws: GatewayError.self) { try await gateway.query(Shop.reference) }
        #expect(lost?.kind == .indeterminate)
        let notSent = await #expect(throws: GatewayError.self) { try await gateway.query(Shop.reference) }
        #expect(notSent?.kind == .unavailable)
    }
}
