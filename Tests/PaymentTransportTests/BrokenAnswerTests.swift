#if Transport
import PaymentTransport
import Payments
import Testing

/// The request has arrived; whatever goes wrong now leaves its outcome open, and it is never sent again.
@Suite("Broken answers")
struct BrokenAnswerTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var steps: [Step]
        var reasons: Set<String>
    }

    static let cases = [
        Case(testDescription: "closed before the answer", steps: [.close], reasons: ["remote_closed"]),
        Case(testDescription: "reset before the answer", steps: [.reset], reasons: ["connection_reset", "remote_closed"]),
        Case(
            testDescription: "reset in the body",
            steps: [.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc"), .reset],
            reasons: ["connection_reset", "body_truncated"]),
        Case(
            testDescription: "body cut short", steps: [.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc"), .close],
            reasons: ["body_truncated"]),
        Case(
            testDescription: "last chunk missing",
            steps: [.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"), .close],
            reasons: ["body_truncated"]),
        Case(
            testDescription: "head cut short", steps: [.send("HTTP/1.1 200 OK\r\nContent-"), .close],
            reasons: ["body_truncated"]),
        Case(
            testDescription: "endless body",
            steps: [.send("HTTP/1.1 200 OK\r\n\r\n"), .sendForever(String(repeating: "x", count: 16_384))],
            reasons: ["body_too_large"]),
        Case(
            testDescription: "body over the limit by one byte",
            steps: [.send(answer("200 OK", body: String(repeating: "x", count: 1001)))],
            reasons: ["body_too_large"]),
        Case(
            testDescription: "length over the limit announced",
            steps: [.send("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n")],
            reasons: ["body_too_large"]),
        Case(
            testDescription: "huge header line",
            steps: [.send("HTTP/1.1 200 OK\r\nX: "), .sendForever(String(repeating: "x", count: 16_384))],
            reasons: ["head_too_large"]),
        Case(
            testDescription: "headers without end",
            steps: [.send("HTTP/1.1 200 OK\r\n"), .sendForever(String(repeating: "X-Line: 1\r\n", count: 1000))],
            reasons: ["head_too_large"]),
        Case(testDescription: "not HTTP at all", steps: [.send("220 mail ready\r\n\r\n")], reasons: ["protocol_error"]),
        Case(
            testDescription: "two lengths",
            steps: [.send("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nabcde")],
            reasons: ["protocol_error"]),
        Case(
            testDescription: "length that is no number", steps: [.send("HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\nabc")],
            reasons: ["protocol_error"]),
    ]

    @Test("leave the outcome unknown, after exactly one request", arguments: cases, [HTTPRequest.Method.get, .post])
    func broken(broken: Case, method: HTTPRequest.Method) async throws {
        try await ScriptedServer.run { _ in
            broken.steps
        } body: { server in
            let failed = try await failure(
                of: try request(
                    "http://127.0.0.1:\(server.port)/", method: method, body: method == .post ? "x" : "",
                    maximumResponseBytes: 1000))
            #expect(failed.class == .outcomeUnknown)
            #expect(broken.reasons.contains(failed.reason), "\(failed)")
            #expect(server.requests.count == 1)
            #expect(server.connectionCount == 1)
        }
    }

    @Test("are answers all the same to who wants no body, once the head is there, and no failure of what was sent")
    func unwantedBody() async throws {
        for broken in Self.cases.dropFirst(2).prefix(7) {
            try await ScriptedServer.run { _ in
                broken.steps
            } body: { server in
                var asked = try request("http://127.0.0.1:\(server.port)/", maximumResponseBytes: 1000)
                asked.wantsBody = false
                let answer = try? await send(asked)
                let isHeadCut = broken.testDescription == "head cut short"
                #expect((answer?.status == 200) == !isHeadCut, "\(broken.testDescription)")
                #expect(answer?.body.isEmpty ?? isHeadCut)
                #expect(server.requests.count == 1)
            }
        }
    }

    @Test("over TLS: closed before the answer and in the body", arguments: [cases[0], cases[3]])
    func brokenTLS(broken: Case) async throws {
        let certificates = try TestCertificates.shared.get()
        try await ScriptedServer.run(tls: try certificates.serverContext(.good)) { _ in
            broken.steps
        } body: { server in
            let failed = try await failure(
                of: try request("https://localhost:\(server.port)/", method: .post, body: "x"),
                settings: .patient([.pemFile(path: certificates.authorityPath)]))
            #expect(failed.class == .outcomeUnknown)
            #expect(broken.reasons.contains(failed.reason), "\(failed)")
            #expect(server.requests.count == 1)
        }
    }

    @Test("A kept connection that the server ends with the second request: unknown, and not sent again")
    func staleConnection() async throws {
        try await ScriptedServer.run { request in
            request.requestLine.hasPrefix("GET") ? [.send(answer("200 OK"))] : [.reset]
        } body: { server in
            try await AsyncHTTPTransport.withTransport { transport in
                let url = "http://127.0.0.1:\(server.port)/"
                _ = try await transport.send(try request(url))
                let failed = try await #require(throws: TransportFailure.self) {
                    try await transport.send(try request(url, method: .post, body: "x"))
                }
                #expect(failed.class == .outcomeUnknown)
            }
            #expect(server.requests.count == 2)
            #expect(server.connectionCount == 1)
        }
    }
}
#endif
