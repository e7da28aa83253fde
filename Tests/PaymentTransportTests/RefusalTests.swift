#if Transport
import PaymentTransport
import Payments
import Testing

@Suite("Refused before any connection")
struct RefusalTests {
    @Test(
        "A header that could break the line, or is not ASCII, or frames the message, is refused",
        arguments: [
            HTTPHeader("X-Key", "a\r\nX-Other: b"), HTTPHeader("X-Key", "a\nb"), HTTPHeader("X-Key", "a\rb"),
            HTTPHeader("X-Key", "a\u{0}b"), HTTPHeader("X-Key", "a\tb"), HTTPHeader("X-Key", "\u{7F}"),
            HTTPHeader("X-Key", "商店"),
            HTTPHeader("", "a"), HTTPHeader("X Key", "a"), HTTPHeader("X-Key:", "a"), HTTPHeader("X-K\r\ney", "a"),
            HTTPHeader("Clé", "a"), HTTPHeader("Host", "elsewhere.example"), HTTPHeader("content-length", "3"),
            HTTPHeader("Transfer-Encoding", "chunked"), HTTPHeader("Connection", "close"),
            HTTPHeader("Expect", "100-continue"),
        ])
    func headers(header: HTTPHeader) async throws {
        try await ScriptedServer.run { _ in
            [.send(answer("200 OK"))]
        } body: { server in
            let failed = try await failure(of: try request("http://127.0.0.1:\(server.port)/", headers: [header]))
            #expect(failed == surelyNotSent("invalid_request"))
            #expect(server.connectionCount == 0)
        }
    }

    @Test(
        "A deadline out of range or a negative limit is refused",
        arguments: [(0, 1), (-1, 1), (3601, 1), (Int.max, 1), (1, -1)])
    func limits(deadline: Int, maximum: Int) async throws {
        try await ScriptedServer.run { _ in
            [.send(answer("200 OK"))]
        } body: { server in
            let wrong = try request(
                "http://127.0.0.1:\(server.port)/", deadlineSeconds: deadline, maximumResponseBytes: maximum)
            let failed = try await failure(of: wrong)
            #expect(failed == surelyNotSent("invalid_request"))
            #expect(server.connectionCount == 0)
        }
    }

    @Test(
        "Plain http beyond this machine is refused, names that only look like it too",
        arguments: [
            "http://gateway.invalid/", "http://127.0.0.1.gateway.invalid/", "http://127.invalid/",
            "http://localhost.invalid/",
            "http://128.0.0.1/", "http://127.1/", "http://127.0.0.01/", "http://[::2]/", "http://0.0.0.0/",
        ])
    func plainHTTP(url: String) async throws {
        let failed = try await failure(of: try request(url))
        #expect(failed == surelyNotSent("insecure_url"))
    }

    @Test("Plain http may go anywhere when so constructed")
    func plainHTTPAllowed() async throws {
        let failed = try await failure(
            of: try request("http://gateway.invalid/"), settings: TransportSettings(allowingPlainHTTP: true))
        #expect(failed == surelyNotSent("dns"))
    }

    @Test("After shutdown nothing is sent, and a second shutdown is harmless")
    func afterShutdown() async throws {
        try await ScriptedServer.run { _ in
            [.send(answer("200 OK"))]
        } body: { server in
            let transport = try AsyncHTTPTransport()
            try await transport.shutdown()
            try await transport.shutdown()
            await #expect(throws: surelyNotSent("transport_shut_down")) {
                try await transport.send(try request("http://127.0.0.1:\(server.port)/"))
            }
            #expect(server.connectionCount == 0)
        }
    }

    @Test("A wrong setting is named")
    func settings() async throws {
        let wrong: [(TransportSettings, TransportSettingsError)] = [
            (TransportSettings(connectTimeoutSeconds: 0), .connectTimeoutSeconds),
            (TransportSettings(connectTimeoutSeconds: 61), .connectTimeoutSeconds),
            (TransportSettings(maximumConnectionsPerHost: 0), .maximumConnectionsPerHost),
            (TransportSettings(maximumConnectionsPerHost: 1025), .maximumConnectionsPerHost),
            (TransportSettings(userAgent: ""), .userAgent),
            (TransportSettings(userAgent: "a\r\nX: b"), .userAgent),
            (TransportSettings(additionalTrustRoots: [.pemBytes([])]), .additionalTrustRoots),
            (TransportSettings(additionalTrustRoots: [.pemBytes(Array("no certificate".utf8))]), .additionalTrustRoots),
            (TransportSettings(additionalTrustRoots: [.pemFile(path: "/nowhere/roots.pem")]), .additionalTrustRoots),
        ]
        for (settings, error) in wrong {
            #expect(throws: error) { _ = try AsyncHTTPTransport(settings) }
        }
    }
}
#endif
