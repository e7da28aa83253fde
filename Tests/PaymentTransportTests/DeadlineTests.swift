#if Transport
import PaymentTransport
import Payments
import Testing

@Suite("Deadline and cancellation")
struct DeadlineTests {
    @Test(
        "The deadline ends a wait for the answer, for the rest of its head and for the rest of its body",
        arguments: [
            [], [.send("HTTP/1.1 200 OK\r\nContent-")], [.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc")],
        ] as [[Step]])
    func deadline(steps: [Step]) async throws {
        try await ScriptedServer.run { _ in
            steps
        } body: { server in
            let slow = try request("http://127.0.0.1:\(server.port)/", method: .post, body: "x", deadlineSeconds: 2)
            let failed = try await failure(of: slow)
            #expect(failed == outcomeUnknown("deadline"))
            #expect(server.requests.count == 1)
        }
    }

    @Test("Bytes that keep dripping do not move the deadline")
    func dripping() async throws {
        try await ScriptedServer.run { _ in
            [.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"), .drip("1\r\nx\r\n")]
        } body: { server in
            let slow = try request("http://127.0.0.1:\(server.port)/", deadlineSeconds: 2)
            let failed = try await failure(of: slow)
            #expect(failed == outcomeUnknown("deadline"))
        }
    }

    @Test("Cancelled once the request has arrived: unknown")
    func cancelled() async throws {
        try await ScriptedServer.run { _ in
            []
        } body: { server in
            let task = Task {
                try await failure(of: try request("http://127.0.0.1:\(server.port)/", method: .post, body: "x"))
            }
            await server.nextRequest()
            task.cancel()
            let failed = try await task.value
            #expect(failed == outcomeUnknown("cancelled"))
            #expect(server.requests.count == 1)
        }
    }

    @Test("Shut down once the request has arrived: unknown")
    func shutDown() async throws {
        try await ScriptedServer.run { _ in
            []
        } body: { server in
            let transport = try AsyncHTTPTransport()
            let task = Task {
                try await #require(throws: TransportFailure.self) {
                    try await transport.send(try request("http://127.0.0.1:\(server.port)/", method: .post, body: "x"))
                }
            }
            await server.nextRequest()
            try await transport.shutdown()
            let failed = try await task.value
            #expect(failed.class == .outcomeUnknown)
        }
    }

    @Test("Many at once, each answered with its own")
    func concurrent() async throws {
        try await ScriptedServer.run { request in
            [.send(answer("200 OK", body: request.requestLine))]
        } body: { server in
            try await AsyncHTTPTransport.withTransport { transport in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for number in 0..<100 {
                        group.addTask {
                            let response = try await transport.send(try request("http://127.0.0.1:\(server.port)/\(number)"))
                            #expect(String(decoding: response.body, as: UTF8.self) == "GET /\(number) HTTP/1.1")
                        }
                    }
                    try await group.waitForAll()
                }
            }
            #expect(Set(server.requests.map(\.requestLine)).count == 100)
            #expect(server.requests.count == 100)
        }
    }
}
#endif
