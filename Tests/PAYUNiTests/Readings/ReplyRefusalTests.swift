import Payments
import Testing

@testable import PAYUNi

@Suite("PAYUNi replies that are not believed")
struct ReplyRefusalTests {
    @Test(
        "Replies without a seal can only refuse",
        arguments: [
            ("outer-error-no-encryptinfo", PAYUNiEndpoint.tradeQuery, "unavailable"),
            ("outer-error-no-encryptinfo", .atm, "indeterminate"), ("outer-def01007", .tradeQuery, "unauthorized"),
            ("outer-api00003", .tradeClose, "invalid_request"), ("outer-html", .tradeQuery, "malformed_reply"),
        ])
    func unsealed(_ name: String, _ endpoint: PAYUNiEndpoint, _ code: String) throws {
        let body = try #require(SampleFile.shared.unsealed.first { $0.name == name }?.body)
        #expect(failure(body, endpoint).map(\.kind.code) == code)
    }

    @Test("The first answer of a deferred call opens and says nothing about a trade")
    func deferred() throws {
        let fields = try #require(SampleFile.shared.unsealed.first { $0.name == "async-ack" }?.innerFields)
        let reply = try Desk.replies.read(Desk.reply(fields.map { ($0.name, $0.value) }), from: .credit)
        #expect(throws: GatewayError.self) { try reply.created(number: "A-1") }
        #expect(throws: GatewayError.self) { try reply.transactions(about: nil) }
    }

    @Test("A success or a word without a seal is not believed", arguments: ["SUCCESS", "OK", "UNKNOWN", "UNAPPROVED"])
    func unsealedSuccess(_ word: String) {
        for endpoint in PAYUNiEndpoint.allCases {
            let kind = failure(#"{"Status":"\#(word)","MerID":"TESTMER01","TradeStatus":"1"}"#, endpoint)?.kind.code
            #expect(["malformed_reply", "indeterminate", "unavailable"].contains(kind))
        }
    }

    @Test(
        "Garbage of every kind is a malformed reply that shows status and content type and nothing of the body",
        arguments: [
            "", "<!DOCTYPE html><html>CANARY</html>", "CANARY", "{", "[]", "null", "1", #""CANARY""#, #"{"Status":1}"#, "{}",
            #"{"EncryptInfo":"CANARY","HashInfo":""}"#, #"{"EncryptInfo":"","HashInfo":"CANARY"}"#,
            #"{"Status":"SUCCESS","EncryptInfo":true,"HashInfo":true}"#, #"{"EncryptInfo":["CANARY"],"HashInfo":["CANARY"]}"#,
            #"{"Status":"SUCCESS","Status":"ERROR"}"#, #"{"EncryptInfo":"CANARY","HashInfo":"CANARY"}"#,
        ])
    func garbage(_ body: String) throws {
        let problem = try #require(failure(body, .tradeClose, status: 404, type: "text/html; <b>"))
        guard case .malformedReply(let reason) = problem.kind else { return #expect(problem.kind == .indeterminate) }
        #expect(reason.hasSuffix("HTTP 404, text/html; b"))
        #expect(!problem.description.contains("CANARY"))
        #expect(problem.advice == .query)
        #expect(problem.mayHaveHappened)
    }

    @Test(
        "A failing server is no answer: what was only asked was not answered, what was to be done may have been done",
        arguments: [500, 502, 503, 504])
    func serverError(_ status: Int) throws {
        for body in ["", "<html>CANARY</html>", "{}", #"{"EncryptInfo":"CANARY","HashInfo":"CANARY"}"#] {
            let reading = try #require(failure(body, .tradeQuery, status: status, type: "text/html"))
            #expect(reading.kind == .unavailable && reading.advice == .tryLater && !reading.description.contains("CANARY"))
            #expect(reading.cause == "http_\(status)")
            let writing = try #require(failure(body, .tradeClose, status: status, type: "text/html"))
            #expect(writing.kind == .indeterminate && writing.mayHaveHappened)
        }
        #expect(
            failure(#"{"Status":"QUERY03001"}"#, .tradeQuery, status: status)?.gatewayCode == "QUERY03001",
            "a word of PAYUNi's own")
    }

    @Test("A failing server that names a time is left alone for as long")
    func serverErrorWithTime() {
        let response = HTTPResponse(status: 503, retryAfterSeconds: 90)
        let reading = #expect(throws: GatewayError.self) { try Desk.replies.read(response, from: .tradeQuery) }
        #expect(reading?.kind == .rateLimited(retryAfterSeconds: 90))
        let writing = #expect(throws: GatewayError.self) { try Desk.replies.read(response, from: .tradeClose) }
        #expect(writing?.mayHaveHappened == true)
    }

    @Test("A reply larger than any list is refused unread")
    func size() {
        let body = [UInt8](repeating: UInt8(ascii: " "), count: 2 << 20)
        let response = HTTPResponse(status: 200, body: body)
        let error = #expect(throws: GatewayError.self) { try Desk.replies.read(response, from: .tradeQuery) }
        #expect(error?.kind.code == "malformed_reply")
    }

    @Test("A reply cut anywhere gives no answer")
    func truncation() {
        let body = SampleFile.shared.message("query-unpaid").json()
        for length in 0..<body.count {
            let response = HTTPResponse(status: 200, body: Array(body[..<length]))
            #expect(throws: GatewayError.self) { try Desk.replies.read(response, from: .tradeQuery) }
        }
    }

    @Test("Too many requests says how long to wait, and after a write to ask first")
    func rate() throws {
        let response = HTTPResponse(status: 429, retryAfterSeconds: 7)
        let reading = #expect(throws: GatewayError.self) { try Desk.replies.read(response, from: .tradeQuery) }
        #expect(reading?.kind == .rateLimited(retryAfterSeconds: 7))
        #expect(reading?.advice == .tryLater)
        let writing = #expect(throws: GatewayError.self) { try Desk.replies.read(response, from: .atm) }
        #expect(writing?.advice == .query)
        #expect(writing?.mayHaveHappened == true)
    }

    @Test("Replies under another merchant are refused wherever the merchant is named")
    func otherMerchant() throws {
        for name in ["MerID", "MerchantId"] {
            let response = try Desk.reply(Desk.query([Desk.entry()]) + [(name, "OTHER01")])
            let error = #expect(throws: GatewayError.self) { try Desk.replies.read(response, from: .tradeQuery) }
            #expect(error?.kind == .mismatch(field: name))
        }
    }

    @Test("Our own request in the place of a reply is refused")
    func reflection() throws {
        let response = try Desk.reply([("MerID", Desk.merchantID), ("MerTradeNo", "A-1"), ("Timestamp", "1")])
        let error = #expect(throws: GatewayError.self) { try Desk.replies.read(response, from: .tradeQuery) }
        #expect(error?.kind.code == "malformed_reply")
    }

    @Test("A create reply about another number is no answer about ours")
    func otherNumber() throws {
        let reply = try Desk.replies.read(Desk.reply(Desk.payment([("TradeStatus", "0")])), from: .linePay)
        let error = #expect(throws: GatewayError.self) { try reply.created(number: "B-2") }
        #expect(error?.kind == .mismatch(field: "MerTradeNo"))
        #expect(error?.advice == .query)
    }

    @Test("An undecided create reply without a trade says that nobody knows")
    func undecided() throws {
        let reply = try Desk.replies.read(Desk.reply([("Status", "UNKNOWN"), ("MerID", Desk.merchantID)]), from: .linePay)
        let error = #expect(throws: GatewayError.self) { try reply.created(number: "A-1") }
        #expect(error?.kind == .indeterminate)
    }

    private func failure(
        _ body: String, _ endpoint: PAYUNiEndpoint, status: Int = 200, type: String? = nil
    ) -> GatewayError? {
        do {
            _ = try Desk.replies.read(HTTPResponse(status: status, contentType: type, body: Array(body.utf8)), from: endpoint)
            return nil
        } catch {
            return error
        }
    }
}
