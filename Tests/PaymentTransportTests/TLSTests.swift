#if Transport
import NIOSSL
import PaymentTransport
import Payments
import Testing

@Suite("TLS")
struct TLSTests {
    private let certificates: TestCertificates
    private let settings: TransportSettings

    init() throws {
        certificates = try TestCertificates.shared.get()
        settings = .patient([.pemFile(path: certificates.authorityPath)])
    }

    @Test("A known authority and the right host name: answered", arguments: ["localhost", "127.0.0.1"])
    func good(host: String) async throws {
        let bytes = TransportSettings.patient([.pemBytes(try certificates.authorityPEM())])
        for settings in [settings, bytes] {
            try await ScriptedServer.run(tls: try certificates.serverContext(.good)) { _ in
                [.send(answer("200 OK", body: "ok"))]
            } body: { server in
                let response = try await send(
                    try request("https://\(host):\(server.port)/", method: .post, body: "x"), settings: settings)
                #expect(String(decoding: response.body, as: UTF8.self) == "ok")
                #expect(server.requests.count == 1)
            }
        }
    }

    @Test(
        "A certificate for another host, out of its time, or by nobody known: not one byte is sent",
        arguments: [TestCertificates.Kind.otherHost, .expired, .notYetValid, .selfSigned])
    func bad(kind: TestCertificates.Kind) async throws {
        try await expectHandshakeFailure(tls: try certificates.serverContext(kind), settings: settings)
    }

    @Test("Without the added authority its certificates are worth nothing")
    func unknownAuthority() async throws {
        try await expectHandshakeFailure(tls: try certificates.serverContext(.good), settings: .patient())
    }

    @Test("A server that knows only TLS 1.1 is refused")
    func oldVersion() async throws {
        let old = try certificates.serverContext(.good) {
            $0.minimumTLSVersion = .tlsv1
            $0.maximumTLSVersion = .tlsv11
        }
        try await expectHandshakeFailure(tls: old, settings: settings)
    }

    @Test("TLS 1.2 and 1.3 are spoken", arguments: [TLSVersion.tlsv12, .tlsv13])
    func versions(version: TLSVersion) async throws {
        let context = try certificates.serverContext(.good) {
            $0.minimumTLSVersion = version
            $0.maximumTLSVersion = version
        }
        try await ScriptedServer.run(tls: context) { _ in
            [.send(answer("200 OK"))]
        } body: { server in
            let response = try await send(try request("https://localhost:\(server.port)/"), settings: settings)
            #expect(response.status == 200)
        }
    }

    @Test("A server that speaks plain text on the TLS port is refused")
    func plainText() async throws {
        try await PlainPeer.run(.greet("HTTP/1.1 400 Bad Request\r\n\r\n")) { port in
            let failed = try await failure(of: try request("https://127.0.0.1:\(port)/"), settings: settings)
            #expect(failed == surelyNotSent("tls_handshake"))
        }
    }

    @Test("A connection closed in the handshake was surely not used")
    func closedInHandshake() async throws {
        try await PlainPeer.run(.close) { port in
            let failed = try await failure(of: try request("https://127.0.0.1:\(port)/"), settings: settings)
            #expect(failed == surelyNotSent("tls_handshake"))
        }
    }

    @Test("A connection reset in the handshake was surely not used")
    func resetInHandshake() async throws {
        try await PlainPeer.run(.reset) { port in
            let failed = try await failure(of: try request("https://127.0.0.1:\(port)/"), settings: settings)
            #expect(failed.class == .surelyNotSent)
            #expect(["tls_handshake", "connection_failed"].contains(failed.reason))
        }
    }

    @Test("A handshake never answered ends with the connect timeout, before the deadline")
    func silentHandshake() async throws {
        var impatient = settings
        impatient.connectTimeoutSeconds = 1
        try await PlainPeer.run(.silence) { port in
            let failed = try await failure(of: try request("https://127.0.0.1:\(port)/"), settings: impatient)
            #expect(failed.class == .surelyNotSent)
            #expect(["connect_timeout", "tls_handshake"].contains(failed.reason))
        }
    }

    @Test("A deadline that comes during the handshake is known to have come before the request")
    func deadlineInHandshake() async throws {
        try await PlainPeer.run(.silence) { port in
            let failed = try await failure(
                of: try request("https://127.0.0.1:\(port)/", deadlineSeconds: 1), settings: settings)
            #expect(failed == surelyNotSent("deadline_before_send"))
        }
    }

    @Test("Cancelled during the handshake: known to be before the request")
    func cancelledInHandshake() async throws {
        let settings = settings
        try await PlainPeer.run(.silence) { port, connected in
            let task = Task { try await failure(of: try request("https://127.0.0.1:\(port)/"), settings: settings) }
            await connected()
            task.cancel()
            let failed = try await task.value
            #expect(failed == surelyNotSent("cancelled_before_send"))
        }
    }

    private func expectHandshakeFailure(tls: NIOSSLContext, settings: TransportSettings) async throws {
        try await ScriptedServer.run(tls: tls) { _ in
            [.send(answer("200 OK"))]
        } body: { server in
            let failed = try await failure(
                of: try request(
                    "https://localhost:\(server.port)/", method: .post,
                    headers: [HTTPHeader("X-API-Key", "k-1", isSensitive: true)], body: "x"), settings: settings)
            #expect(failed == surelyNotSent("tls_handshake"))
            #expect(server.connectionCount == 1, "one attempt, not two")
            #expect(server.requests.isEmpty)
        }
    }
}
#endif
