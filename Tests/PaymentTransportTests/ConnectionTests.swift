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
            #expect(try await failure(of: try request("https://name.invalid/")) == surelyNotSent("dns"))
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
                #expect(try outcome.get() == surelyNotSent("cancelled_before_send"))
                #expect(server.connectionCount == 0)
            }
        }
    }
#endif
