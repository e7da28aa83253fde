import Testing

@testable import Payments

@Suite("Errors and answers of gateways")
struct GatewayErrorTests {
    private typealias Row = (kind: GatewayError.Kind, code: String, advice: GatewayError.Advice, description: String)

    private static let rows: [Row] = [
        (.unauthorized, "unauthorized", .fixRequest, "op: unauthorized; now: fixRequest"),
        (.invalidRequest(field: "Email"), "invalid_request", .fixRequest, "op: invalid_request (Email); now: fixRequest"),
        (.invalidRequest(field: nil), "invalid_request", .fixRequest, "op: invalid_request; now: fixRequest"),
        (.notFound, "not_found", .askPerson, "op: not_found; now: askPerson"),
        (.duplicateNumber, "duplicate_number", .query, "op: duplicate_number; now: query"),
        (
            .insufficientBalance(shortfall: ExactDecimal("1.5")), "insufficient_balance", .askPerson,
            "op: insufficient_balance; now: askPerson"
        ),
        (.limitExceeded, "limit_exceeded", .fixRequest, "op: limit_exceeded; now: fixRequest"),
        (.methodUnavailable, "method_unavailable", .offerAnotherMethod, "op: method_unavailable; now: offerAnotherMethod"),
        (.rateLimited(retryAfterSeconds: 3), "rate_limited", .tryLater, "op: rate_limited; now: tryLater"),
        (.declined(reason: "51"), "declined", .offerAnotherMethod, "op: declined; now: offerAnotherMethod"),
        (.conflict, "conflict", .askPerson, "op: conflict; now: askPerson"),
        (.indeterminate, "indeterminate", .query, "op: indeterminate; now: query"),
        (.unavailable, "unavailable", .tryLater, "op: unavailable; now: tryLater"),
        (.malformedReply(reason: "json_syntax"), "malformed_reply", .query, "op: malformed_reply (json_syntax); now: query"),
        (.mismatch(field: "MerID"), "mismatch", .askPerson, "op: mismatch (MerID); now: askPerson"),
        (.other, "other", .askPerson, "op: other; now: askPerson"),
    ]

    @Test("every kind has its word, its advice and its sentence")
    func kinds() {
        for row in Self.rows {
            let error = GatewayError(row.kind, operation: "op")
            #expect(error.kind.code == row.code)
            #expect(error.advice == row.advice)
            #expect(error.description == row.description)
        }
        #expect(Set(Self.rows.map(\.code)).count == 15)
        #expect(Set(Self.rows.map(\.advice)) == Set(GatewayError.Advice.allCases))
        #expect(
            Self.rows.map(\.kind.field)
                == Self.rows.map {
                    switch $0.kind {
                    case .invalidRequest(let field): field
                    case .mismatch(let field): field
                    default: nil
                    }
                })
    }

    @Test("the gateway's code is said, its words are not, and advice can be given")
    func codes() {
        let error = GatewayError(
            .other, operation: "op", gatewayCode: "TRADE01", gatewayMessage: "卡號 4311-9522", advice: .offerAnotherMethod)
        #expect(error.description == "op: other, gateway code TRADE01; now: offerAnotherMethod")
    }

    @Test("the gateway's words are cut to 200 characters")
    func cut() {
        let long = GatewayError(.other, operation: "op", gatewayMessage: String(repeating: "錯", count: 201))
        #expect(long.gatewayMessage?.count == 200)
        let short = GatewayError(.other, operation: "op", gatewayMessage: String(repeating: "錯", count: 200))
        #expect(short.gatewayMessage?.count == 200)
        #expect(GatewayError(.other, operation: "op").gatewayMessage == nil)
    }

    @Test("what was surely not sent may be tried again; what may have been sent must be asked about")
    func transport() {
        let unsent = GatewayError(TransportFailure(.surelyNotSent, reason: "connection_refused"), operation: "op")
        #expect(unsent.kind == .unavailable && unsent.advice == .tryLater && unsent.gatewayMessage == "connection_refused")
        let lost = GatewayError(TransportFailure(.outcomeUnknown, reason: "read_timeout"), operation: "op")
        #expect(lost.kind == .indeterminate && lost.advice == .query && lost.gatewayMessage == "read_timeout")
        #expect(unsent.cause == "connection_refused" && lost.cause == "read_timeout")
        #expect(TransportFailure(.outcomeUnknown, reason: "read_timeout").description == "read_timeout (outcomeUnknown)")
    }

    @Test("a write ends in one of three ways")
    func outcomes() {
        let error = GatewayError(.conflict, operation: "op")
        #expect(WriteOutcome.done(7).success == 7 && WriteOutcome.done(7).error == nil)
        #expect(WriteOutcome<Int>.refused(error).success == nil && WriteOutcome<Int>.refused(error).error == error)
        #expect(WriteOutcome<Int>.unknown(error).success == nil && WriteOutcome<Int>.unknown(error).error == error)
    }

    @Test("a rejected callback names code and field and answers 400 unless told otherwise")
    func rejection() {
        let rejection = CallbackRejection(code: "hash_mismatch", message: "the seal does not hold")
        #expect(rejection.description == "hash_mismatch: the seal does not hold" && rejection.status == 400)
        let named = CallbackRejection(code: "missing_field", field: "HashInfo", message: "not there", status: 413)
        #expect(named.description == "missing_field (HashInfo): not there" && named.status == 413)
    }

    @Test("messages and answers keep what they are given")
    func values() throws {
        let callback = Callback(.server, body: [1, 2], contentType: "application/json")
        #expect(callback.kind == .server && callback.body == [1, 2] && callback.contentType == "application/json")
        #expect(CallbackAnswer(status: 200, body: "OK").contentType == "text/plain; charset=utf-8")
        let response = HTTPResponse(status: 429, contentType: "text/plain", retryAfterSeconds: 3, body: [9])
        #expect(response.status == 429 && response.retryAfterSeconds == 3 && response.body == [9])
        let request = try HTTPRequest(operation: "op", method: .get, url: #require(WebURL("https://a.tw")))
        #expect(request.deadlineSeconds == 20 && request.maximumResponseBytes == 1_048_576)
        let attempt = AttemptRequest(number: "A-1", order: "O-1", amount: .twd(300), description: "tea")
        #expect(attempt.method == .payerChooses && attempt.deadline == nil && attempt.language == nil)
        #expect(AttemptReference(number: "A-1", gatewayNumber: "T-1").gatewayNumber == "T-1")
        let report = GatewayReport(attempt: "A-1", transactions: [])
        #expect(CallbackReading.authenticated(report) != .hint("T-1"))
        let instructions = PaymentInstructions.redirect(.init(url: request.url))
        #expect(AttemptStart(instructions: instructions).report == nil)
        #expect(TransferReceipt(id: "x", transactionHash: nil, sentAt: nil).id == "x")
        let capabilities = GatewayCapabilities(
            methods: [.atm], currencies: [.twd], attemptNumbers: AttemptNumberRule(maximumLength: 25, punctuation: "_"),
            sealsCallbacks: true)
        #expect(capabilities.limits.isEmpty && capabilities.refundKinds.isEmpty)
    }
}
