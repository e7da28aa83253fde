import KryptoGO
import Payments
import StrictJSON
import Testing

@Suite("Outcomes of creating an intent")
struct CreateOutcomeTests {
    private func outcome(_ step: ScriptedTransport.Step, accepted: [Token]? = nil) async throws -> WriteOutcome<AttemptStart> {
        let transport = ScriptedTransport([step, .json("{}")])
        let outcome = try await Shop.gateway(transport, accepted: accepted).create(CreateTests.request)
        #expect(await transport.sent.count == 1)
        return outcome
    }

    private func changed(_ changes: [(String, JSONValue?)]) -> ScriptedTransport.Step {
        .answer(HTTPResponse(status: 200, body: Shop.intent("pending", changes)))
    }

    static let foreignTerms: [(String, JSONValue)] = [
        ("fiat_amount", "299"), ("fiat_currency", "USD"), ("client_id", "someone-else"),
        ("order_data", ["paydesk_attempt": "A-2"]), ("order_data", ["paydesk_attempt": 1]),
    ]

    @Test("an answer with other terms is never shown to a payer", arguments: foreignTerms.indices)
    func mismatch(_ index: Int) async throws {
        let (field, value) = Self.foreignTerms[index]
        guard case .unknown(let error) = try await outcome(changed([(field, value)])) else { throw Unexpected() }
        #expect(error.kind == .mismatch(field: field))
        #expect(error.advice == .askPerson)
    }

    @Test("a token the merchant does not take is never shown to a payer")
    func unacceptedToken() async throws {
        let step = changed([])
        #expect(try await outcome(step, accepted: [Shop.usdt]).success != nil)
        guard case .unknown(let error) = try await outcome(step, accepted: [Shop.otherUSDC]) else { throw Unexpected() }
        #expect(error.kind == .mismatch(field: "token_address"))
    }

    @Test(
        "an answer without a part of the instructions is unknown and names the part",
        arguments: [
            "payment_address", "payment_chain_id", "token_address", "decimals", "payment_deadline", "crypto_amount",
        ], [true, false])
    func incomplete(_ field: String, _ asNull: Bool) async throws {
        let outcome = try await outcome(changed([(field, asNull ? JSONValue.null : nil)]))
        guard case .unknown(let error) = outcome else { throw Unexpected() }
        #expect(error.kind == .malformedReply(reason: "\(field): missing"))
    }

    @Test("an answer without the fiat terms or the client is unknown", arguments: ["fiat_amount", "fiat_currency", "client_id"])
    func withoutTerms(_ field: String) async throws {
        guard case .unknown(let error) = try await outcome(changed([(field, nil)])) else { throw Unexpected() }
        #expect(error.kind == .mismatch(field: field))
    }

    @Test("an intent that begins at its end is not believed", arguments: ["success", "expired", "insufficient_not_refunded"])
    func bornEnded(_ status: String) async throws {
        guard case .unknown = try await outcome(changed([("status", .string(status))])) else { throw Unexpected() }
    }

    @Test("more decimals than the token has, or none to pay, is not shown to a payer", arguments: ["9.1234567", "0", "0.0"])
    func impossibleAmount(_ amount: String) async throws {
        guard case .unknown = try await outcome(changed([("crypto_amount", .string(amount))])) else { throw Unexpected() }
    }

    @Test("a refusal in a well-formed answer is refused, whatever the status", arguments: [200, 201, 400, 401, 403, 404, 422])
    func refusedByCode(_ status: Int) async throws {
        let text = Sample.named("error.4001-invalid-client-id.derived").text
        guard case .refused(let error) = try await outcome(.json(text, status: status)) else { throw Unexpected() }
        #expect(error.kind == .unauthorized)
        #expect(error.gatewayCode == "4001")
        #expect(error.gatewayMessage == "Invalid client_id")
        #expect(error.advice == .fixRequest)
    }

    @Test("no answer, or none that can be read, is unknown")
    func unknowns() async throws {
        let steps: [ScriptedTransport.Step] = [
            .lost, .json(""), .json("<html>"), .json("{\"code\":0"), .json("{\"code\":0}"), .json("{\"code\":\"0\"}"),
            .json("[]"), .json("{\"code\":0,\"data\":[]}"), .json("{}", status: 400), .json("", status: 302),
            .json("{\"code\":4001}", status: 500), .json("bad gateway", status: 502), .json("{\"code\":0}", status: 400),
        ]
        for step in steps {
            guard case .unknown = try await outcome(step) else { throw Unexpected() }
        }
    }

    @Test("what surely was not sent is refused and may be tried later")
    func notSent() async throws {
        guard case .refused(let error) = try await outcome(.notSent) else { throw Unexpected() }
        #expect(error.kind == .unavailable)
        #expect(error.advice == .tryLater)
    }

    @Test("too many requests is a refusal with the time to wait")
    func rateLimited() async throws {
        let step = ScriptedTransport.Step.answer(HTTPResponse(status: 429, retryAfterSeconds: 7))
        guard case .refused(let error) = try await outcome(step) else { throw Unexpected() }
        #expect(error.kind == .rateLimited(retryAfterSeconds: 7))
    }
}
