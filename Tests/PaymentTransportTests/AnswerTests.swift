#if Transport
import PaymentTransport
import Payments
import Testing

@Suite("Answers")
struct AnswerTests {
    @Test("A GET goes out once, with its headers as given, and its answer comes back whole")
    func get() async throws {
        let headers = [
            HTTPHeader("Origin", "https://shop.example"), HTTPHeader("Referer", "https://shop.example/pay?x=1"),
            HTTPHeader("X-API-Key", "k-1", isSensitive: true), HTTPHeader("X-Twice", "a"), HTTPHeader("X-Twice", "b"),
        ]
        try await ScriptedServer.run { _ in
            [.send(answer("200 OK", ["Content-Type: application/json"], body: #"{"ok":true}"#))]
        } body: { server in
            let response = try await send(
                try request("http://127.0.0.1:\(server.port)/a%2Fb/?q=%20x&y=a+b", headers: headers))
            #expect(response.status == 200)
            #expect(response.contentType == "application/json")
            #expect(response.retryAfterSeconds == nil)
            #expect(String(decoding: response.body, as: UTF8.self) == #"{"ok":true}"#)

            #expect(server.requests.count == 1)
            let seen = try #require(server.requests.first)
            #expect(
                Array(seen.lines) == [
                    "GET /a%2Fb/?q=%20x&y=a+b HTTP/1.1", "Host: 127.0.0.1:\(server.port)", "Origin: https://shop.example",
                    "Referer: https://shop.example/pay?x=1", "X-API-Key: k-1", "X-Twice: a", "X-Twice: b",
                    "User-Agent: paydesk",
                ])
        }
    }

    @Test(
        "A POST carries its length and its bytes, and a User-Agent of the request wins",
        arguments: ["", "EncryptInfo=00ff&HashInfo=AB"])
    func post(body: String) async throws {
        try await ScriptedServer.run { _ in
            [.send(answer("200 OK"))]
        } body: { server in
            let headers = [
                HTTPHeader("User-Agent", "payuni"), HTTPHeader("Content-Type", "application/x-www-form-urlencoded"),
            ]
            let response = try await send(
                try request("http://localhost:\(server.port)", method: .post, headers: headers, body: body))
            #expect(response.body.isEmpty)
            #expect(server.requests.count == 1)
            let seen = try #require(server.requests.first)
            #expect(seen.requestLine == "POST / HTTP/1.1")
            #expect(seen.values("Content-Length") == ["\(body.utf8.count)"])
            #expect(seen.values("Transfer-Encoding").isEmpty)
            #expect(seen.values("User-Agent") == ["payuni"])
            #expect(String(decoding: seen.body, as: UTF8.self) == body)
        }
    }

    @Test("Every status is an answer", arguments: [204, 400, 401, 404, 409, 422, 429, 500, 502, 503])
    func statuses(status: Int) async throws {
        try await ScriptedServer.run { _ in
            [.send("HTTP/1.1 \(status) X\r\n\(status == 204 ? "" : "Content-Length: 0\r\n")\r\n")]
        } body: { server in
            let response = try await send(try request("http://127.0.0.1:\(server.port)/"))
            #expect(response.status == status)
            #expect(response.body.isEmpty)
            #expect(server.requests.count == 1)
        }
    }

    @Test(
        "Retry-After counts when it is a whole number of seconds",
        arguments: [
            ("7", 7), ("0", 0), ("Wed, 21 Oct 2026 07:28:00 GMT", nil), ("1.5", nil), ("-1", nil), ("+3", nil),
            ("99999999999", nil),
        ] as [(String, Int?)])
    func retryAfter(text: String, seconds: Int?) async throws {
        try await ScriptedServer.run { _ in
            [.send(answer("429 Too Many Requests", ["Retry-After: \(text)"]))]
        } body: { server in
            let response = try await send(try request("http://127.0.0.1:\(server.port)/", method: .post, body: "x"))
            #expect(response.status == 429)
            #expect(response.retryAfterSeconds == seconds)
            #expect(server.requests.count == 1)
        }
    }

    @Test("A body in chunks is put together, and one as long as the limit is let through")
    func chunked() async throws {
        try await ScriptedServer.run { _ in
            [
                .send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"), .send("3\r\nabc\r\n"),
                .send("2\r\nde\r\n0\r\n\r\n"),
            ]
        } body: { server in
            let response = try await send(try request("http://127.0.0.1:\(server.port)/", maximumResponseBytes: 5))
            #expect(String(decoding: response.body, as: UTF8.self) == "abcde")
        }
    }

    @Test("A packed body is handed on as it is: it cannot unfold past the limit")
    func noDecompression() async throws {
        try await ScriptedServer.run { _ in
            [.send(answer("200 OK", ["Content-Encoding: gzip"], body: "not really gzip"))]
        } body: { server in
            let response = try await send(try request("http://127.0.0.1:\(server.port)/"))
            #expect(String(decoding: response.body, as: UTF8.self) == "not really gzip")
            #expect(server.requests.first?.values("Accept-Encoding").isEmpty == true)
        }
    }

    @Test("Requests one after the other share a connection, and each arrives once")
    func reuse() async throws {
        try await ScriptedServer.run { _ in
            [.send(answer("200 OK"))]
        } body: { server in
            try await AsyncHTTPTransport.withTransport { transport in
                for number in 0..<5 { _ = try await transport.send(try request("http://127.0.0.1:\(server.port)/\(number)")) }
            }
            #expect(server.requests.map(\.requestLine) == (0..<5).map { "GET /\($0) HTTP/1.1" })
            #expect(server.connectionCount == 1)
        }
    }
}
#endif
