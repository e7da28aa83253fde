#if Service
import GatewaySimulator
import KryptoGO
import NIOCore
import Payments
import PaymentTransport
import PAYUNi
import SimulatorServer
import StrictJSON
import Testing

@Suite("Hostile requests over sockets")
struct HostileRequestTests {
    static let settings = SimulatorServerSettings(maximumBodyBytes: 1000, maximumHeaderBytes: 2000)

    static let requests: [(name: String, text: String, status: Int?)] = [
        ("announced body", "POST /api/atm HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\n", 413),
        (
            "chunked body",
            "POST /api/atm HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3E9\r\n"
                + String(repeating: "a", count: 1001) + "\r\n", 413
        ),
        ("long header", "GET / HTTP/1.1\r\nHost: x\r\nX: " + String(repeating: "a", count: 2001) + "\r\n\r\n", 400),
        (
            "many headers", "GET / HTTP/1.1\r\nHost: x\r\n" + String(repeating: "X: a\r\n", count: 101) + "\r\n", 400
        ),
        ("long path", "GET /" + String(repeating: "a", count: 100_000) + " HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        ("two lengths", "POST /api/atm HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello", 400),
        (
            "length and chunks",
            "POST /api/atm HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400
        ),
        ("not HTTP", "\u{16}\u{03}\u{01} hello", 400),
        ("a wrong length", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400),
        ("no host", "GET / HTTP/1.0\r\n\r\n", 403), ("a strange method", rawRequest("BREW", "/"), 400),
        ("a method of no page", rawRequest("PUT", "/"), 405),
        ("a method of no gateway", rawRequest("PUT", "/v1/studio/api/payment/intents"), 401),
        ("form that is no text", rawRequest("POST", "/clock", body: "seconds=%00"), 400),
        ("JSON that is none", rawRequest("POST", "/control/act", headers: ["Content-Type: application/json"], body: "{"), 400),
    ]

    @Test("Each is refused within bounds, and the next request is served", arguments: requests)
    func refused(_ name: String, _ text: String, _ status: Int?) async throws {
        try await Bench.run(settings: Self.settings) { bench async throws in
            let answer = try await RawAnswer.of(port: bench.address.port, text)
            #expect(answer.status == status)
            #expect(try await bench.get("/").status == 200)
            #expect(bench.simulator.ledger.isEmpty)
        }
    }

    @Test("A client that waits to be told so sends its body, and a head alone is answered with a head")
    func manners() async throws {
        try await Bench.run { bench async throws in
            let expecting = rawRequest("POST", "/api/atm", headers: ["Expect: 100-continue"], body: "x=1")
            let answer = try await RawAnswer.of(port: bench.address.port, expecting)
            #expect(answer.text.hasPrefix("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200"))
            let head = try await RawAnswer.of(port: bench.address.port, rawRequest("HEAD", "/"))
            #expect(head.status == 200 && head.body.isEmpty)
        }
    }

    @Test("Requests sent in one go are answered in order")
    func pipelining() async throws {
        try await Bench.run { bench async throws in
            let open = "GET /none HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
            let answer = try await RawAnswer.of(port: bench.address.port, open + rawRequest("GET", "/"))
            #expect(answer.text.matches(of: #/HTTP/1\.1 (\d+)/#).map { String($0.1) } == ["404", "200"])
        }
    }

    @Test("A connection that sends nothing is closed when its time is over")
    func silence() async throws {
        try await Bench.run(settings: SimulatorServerSettings(requestSeconds: 0)) { bench async throws in
            do {
                let answer = try await RawAnswer.of(port: bench.address.port, "GET / HTTP/1.1\r\n")
                #expect(answer.bytes.isEmpty)
            } catch {
                // The server was faster than our first byte: closed is closed.
                #expect(error as? ChannelError == .ioOnClosedChannel)
            }
        }
    }

    @Test("Beyond the most connections, the next one is closed")
    func crowd() async throws {
        try await Bench.run(settings: SimulatorServerSettings(maximumConnections: 0)) { bench async throws in
            let answer = try await RawAnswer.of(port: bench.address.port, rawRequest("GET", "/"))
            #expect(answer.bytes.isEmpty)
        }
    }
}
#endif
