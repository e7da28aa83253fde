#if Transport
import PaymentTransport
import Payments
import Testing

@Suite("Redirects")
struct RedirectTests {
    @Test(
        "A redirect is the answer; the place it names hears nothing",
        arguments: [301, 302, 303, 307, 308], [HTTPRequest.Method.get, .post])
    func notFollowed(status: Int, method: HTTPRequest.Method) async throws {
        try await ScriptedServer.run { _ in
            [.send(answer("200 OK"))]
        } body: { elsewhere in
            let target = "http://127.0.0.1:\(elsewhere.port)/steal"
            try await ScriptedServer.run { _ in
                [.send(answer("\(status) Moved", ["Location: \(target)"], body: "gone"))]
            } body: { gateway in
                let response = try await send(
                    try request(
                        "http://127.0.0.1:\(gateway.port)/", method: method,
                        headers: [HTTPHeader("X-API-Key", "k-1", isSensitive: true)], body: method == .post ? "x" : ""))
                #expect(response.status == status)
                #expect(String(decoding: response.body, as: UTF8.self) == "gone")
                #expect(gateway.requests.count == 1)
                #expect(gateway.requests.first?.values("X-API-Key") == ["k-1"])
            }
            #expect(elsewhere.connectionCount == 0)
        }
    }
}
#endif
