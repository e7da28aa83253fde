#if Service
import HTTPTypes
import HummingbirdTesting
import Payments
import StrictJSON
import Testing

@testable import PaymentService

@Suite("Bodies that must not get in")
struct HostileBodyTests {
    /// What a merchant may never say of an order, under every name that a store or a state has for it.
    static let foreignFields = [
        "status", "state", "snapshot", "sequence", "version", "recorded", "applied", "received", "refunded", "net", "settledBy",
        "token", "checkoutURL", "attachment", "createdAt", "changedAt", "attempts", "attention", "isLate", "isUnderpaid",
        "isOverpaid", "isPaidTwice", "hasUnknownOutcome", "refundStatus", "nextCheck", "events", "gateway", "merchant",
        "merchantID", "callbackURL", "Id", "ID", "amount", "currency", "__proto__", "constructor",
    ]

    @Test("No field gets into an order that a merchant may not set", arguments: foreignFields)
    func massAssignment(_ field: String) async throws {
        let desk = try Desk()
        try await desk.test { client in
            for value in ["\"paid\"", "1", "true", "{}", "[]"] {
                let answer = try await client.send(.post, "/v1/orders", Terms.json(extra: ",\"\(field)\":\(value)"))
                #expect(answer.status == 400 && answer.code == "unknown_field")
            }
            let page = try await desk.store.orders(OrderFilter(), after: nil, limit: 10)
            #expect(page.orders.isEmpty)
        }
    }

    @Test("Nor into an attempt", arguments: ["callbackURL", "amount", "number", "request", "currency", "status"])
    func attemptFields(_ field: String) async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open()
            let body = "{\"gateway\":\"payuni\",\"method\":\"atm\",\"\(field)\":\"1\"}"
            let answer = try await client.send(.post, "/v1/orders/A-1/attempts", body)
            #expect(answer.status == 400 && answer.code == "unknown_field" && answer.field == field)
            #expect(try await desk.store.order("A-1")?.order.attempts.isEmpty == true)
        }
    }

    @Test(
        "An amount is plain ASCII decimals as text, and nothing else",
        arguments: [
            "300", "-1", "1e3", "0x10", "１２３", "1,000", " 1", "1 ", "+1", "", ".", "1.", ".5", "NaN", "Infinity", "٣", "1_000",
            "0", "00", "1\\u0000", "340282366920938463463374607431768211456", "1.0000000000000000000000000000000000001",
        ])
    func amounts(_ text: String) async throws {
        let isPlain = text == "300"
        let answer = try await Desk().test { try await $0.send(.post, "/v1/orders", Terms.json(amount: text)) }
        #expect((answer.status == 201) == isPlain)
        if !isPlain { #expect(answer.status == 400) }
    }

    @Test("Zeros in front of an amount, or behind its fraction, change nothing", arguments: ["0300", "300.00", "00300.0"])
    func zeros(_ text: String) async throws {
        let answer = try await Desk().test { try await $0.send(.post, "/v1/orders", Terms.json(amount: text)) }
        #expect(try answer.status == 201 && answer.json["due"]?["value"]?.string == "300")
    }

    static let bodies: [(String, ProblemCode)] = [
        ("", .malformedJSON), ("null", .invalidField), ("[]", .invalidField), ("\"x\"", .invalidField), ("{", .malformedJSON),
        ("{}", .missingField), ("{} {}", .malformedJSON), ("\u{FEFF}{}", .malformedJSON), ("{'id':1}", .malformedJSON),
        ("{\"id\":\"A-1\",\"id\":\"A-2\"}", .malformedJSON), ("{\"id\":\"A-1\",\"\\u0069d\":\"A-2\"}", .malformedJSON),
        ("{\"id\":\"\\ud800\"}", .malformedJSON), ("{\"id\":\"\\u0000\"}", .malformedJSON), ("{\"id\":1}", .invalidField),
        (String(repeating: "[", count: 5_000), .malformedJSON), ("id=A-1&due=300", .malformedJSON),
        ("{" + (0..<400).map { "\"f\($0)\":1" }.joined(separator: ",") + "}", .malformedJSON),
        (Terms.json("A 1"), .invalidField), (Terms.json("A/1"), .invalidField), (Terms.json("Ａ-1"), .invalidField),
        (Terms.json("../etc"), .invalidField), (Terms.json(String(repeating: "A", count: 65)), .invalidField),
        (Terms.json(currency: "twd"), .invalidField), (Terms.json(currency: "TWDX"), .invalidField),
        (Terms.json(extra: ",\"returnURL\":\"javascript:alert(1)\""), .invalidField),
        (Terms.json(extra: ",\"returnURL\":\"https://a@b.example/\""), .invalidField),
        (Terms.json(extra: ",\"returnURL\":\"https://a.example/\\r\\nX: y\""), .invalidField),
        (Terms.json(extra: ",\"payerEmail\":\"a@b.example\\nBcc: c@d.example\""), .invalidField),
        (Terms.json(extra: ",\"language\":\"en\\\"><script>\""), .invalidField),
        (Terms.json(extra: ",\"metadata\":{\"a\":1}"), .invalidField),
        (Terms.json(extra: ",\"metadata\":[\"a\"]"), .invalidField),
        (Terms.json(extra: ",\"metadata\":{\"a\\nb\":\"c\"}"), .invalidField),
        (Terms.json(extra: ",\"policies\":{\"late\":\"ignore\"}"), .invalidField),
        (Terms.json(extra: ",\"policies\":{\"graceSeconds\":-1}"), .invalidField),
        (Terms.json(extra: ",\"policies\":{\"graceSeconds\":1e3}"), .invalidField),
        (Terms.json(extra: ",\"policies\":{\"due\":1}"), .unknownField),
    ]

    @Test("Whatever is not exactly what is asked for is refused, and not repeated", arguments: bodies)
    func refused(_ body: String, _ code: ProblemCode) async throws {
        let desk = try Desk()
        let answer = try await desk.test { try await $0.send(.post, "/v1/orders", body) }
        #expect(answer.status == 400 && answer.code == code.rawValue)
        #expect(answer.headers[.contentType] == "application/problem+json")
        for word in ["script", "javascript", "alert", "Bcc", "../etc", "a@b"] { #expect(!answer.text.contains(word)) }
        #expect(try await desk.store.orders(OrderFilter(), after: nil, limit: 1).orders.isEmpty)
    }

    @Test(
        "A description of more than one line, or without words, is refused",
        arguments: ["", "a\\nb", "a\\u0007", "\\u202Eabc", "a" + String(repeating: "\u{0301}", count: 200)])
    func descriptions(_ text: String) async throws {
        let body = Terms.json().replacing("\"tea\"", with: "\"\(text)\"")
        let answer = try await Desk().test { try await $0.send(.post, "/v1/orders", body) }
        #expect(answer.status == 400 && answer.field == "description")
    }

    @Test("A body longer than 64 kB is refused before it is read", arguments: [65_537, 1 << 20])
    func tooLong(_ count: Int) async throws {
        let body = Terms.json(extra: ",\"metadata\":{\"a\":\"" + String(repeating: "x", count: count) + "\"}")
        let answer = try await Desk().test { try await $0.send(.post, "/v1/orders", body) }
        #expect(answer.status == 413 && answer.code == "body_too_large")
    }

    @Test(
        "Only JSON is taken for JSON",
        arguments: [nil, "text/plain", "application/x-www-form-urlencoded", "application/jsonp", "multipart/form-data"])
    func mediaTypes(_ type: String?) async throws {
        var headers: HTTPFields = [.authorization: "Bearer \(TestKeys.all)"]
        headers[.contentType] = type
        let sent = headers
        let answer = try await Desk().test { try await $0.send(.post, "/v1/orders", Terms.json(), headers: sent) }
        #expect(answer.status == 415)
    }
}
#endif
