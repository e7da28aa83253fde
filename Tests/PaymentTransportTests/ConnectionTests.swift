#if Transport
import NIOCore
import NIOPosix
import PaymentTransport
import Payments
import Testing

@Suite("Connections that do not come about")
struct ConnectionTests {
    @Test("A port where nobody listens: refused", arguments: ["127.0.0.1", "localhost"])
    func refused(host: String) async throws {
        let port = try await ScriptedServer.run(script: { _ in [] }, body: { $0.port })
        let failed = try await failure(of: try request("http://\(host):\(port)/"))
        #expect(failed == surelyNotSent("connection_refused"))
    }

    @Test("A name that does not exist: not found")
    func unknownHost() async throws {
        let failed = try await failure(of: try request("https://name.invalid/"))
        #expect(failed == surelyNotSent("dns"))
    }

    @Test("With every connection taken, a request gives up its place in the queue unsent")
    func poolTimeout() async throws {
        try await ScriptedServer.run { _ in
            []
        } body: { server in
            let settings = TransportSettings(connectTimeoutSeconds: 1, maximumConnectionsPerHost: 1)
            try await AsyncHTTPTransport.withTransport(settings) { transport in
                let url = "http://127.0.0.1:\(server.port)/"
                let first = Task { try await transport.send(try request(url)) }
                await server.nextRequest()
                let failed = try await #require(throws: TransportFailure.self) { try await transport.send(try request(url)) }
                #expect(failed == surelyNotSent("pool_timeout"))
                first.cancel()
                _ = await first.result
            }
            #expect(server.requests.count == 1)
        }
    }

    @Test("Cancelled beforehand: nothing is connected")
    func cancelledBeforehand() async throws {
        try await ScriptedServer.run { _ in
            [.send(answer("200 OK"))]
        } body: { server in
            let outcome = await Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return try await failure(of: try request("http://127.0.0.1:\(server.port)/"))
            }.result
            let failed = try outcome.get()
            #expect(failed == surelyNotSent("cancelled_before_send"))
            #expect(server.connectionCount == 0)
        }
    }
}
#endif
