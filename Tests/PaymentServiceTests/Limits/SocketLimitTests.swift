#if Service
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Payments
import Testing

@testable import PaymentService

@Suite("Bounds on real connections", .serialized)
struct SocketLimitTests {
    static let head =
        "POST /v1/orders HTTP/1.1\r\nHost: desk\r\nAuthorization: Bearer \(TestKeys.all)\r\nContent-Type: application/json\r\n"

    /// A desk on a port, its limits shortened where the test waits for them.
    static func live<Value: Sendable>(
        _ change: (inout ServiceLimits) -> Void = { _ in },
        _ body: @escaping @Sendable (Desk, any TestClientProtocol) async throws -> Value
    ) async throws -> Value {
        var limits = ServiceLimits()
        change(&limits)
        let desk = try Desk(limits: limits)
        return try await desk.service.application().test(.live) { client in try await body(desk, client) }
    }

    static func nothingStored(_ desk: Desk) async throws {
        #expect(try await desk.store.orders(OrderFilter(), after: nil, limit: 1).orders.isEmpty)
    }

    static let hostile: KeyValuePairs = [
        "a head without end": "GET / HTTP/1.1\r\nX: " + String(repeating: "x", count: 1 << 20),
        "many small fields": "GET / HTTP/1.1\r\nHost: d\r\n" + String(repeating: "a: b\r\n", count: 100_000) + "\r\n",
        "one field too many": "GET / HTTP/1.1\r\n" + (0..<65).map { "h\($0): x\r\n" }.joined() + "\r\n",
        "an address without end": "GET /" + String(repeating: "a", count: 1 << 20) + " HTTP/1.1\r\n\r\n",
        "two lengths": head + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}x",
        "length and chunks": head + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "a length that is none": head + "Content-Length: -1\r\n\r\n",
        "a chunk that is none": head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        "another protocol": "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}", "nonsense": String(repeating: "\u{0}", count: 1_000),
        "a folded field": "GET / HTTP/1.1\r\nHost: d\r\nX: a\r\n\tb\u{0}\r\n\r\n",
    ]

    @Test(
        "What is no request, or too much of one, is answered with 400 or with nothing, and closed", arguments: hostile.map(\.key))
    func refused(_ name: String) async throws {
        let bytes = try #require(Self.hostile.first { $0.key == name }?.value)
        try await Self.live { desk, client in
            let answer = try await RawConnection.exchange(port: client.port, bytes)
            #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 4"))
            #expect(try await client.send(.get, "/healthz", headers: [:]).status == 200)
            try await Self.nothingStored(desk)
        }
    }

    @Test("A body that is announced as too long, or turns out so, is answered 413 and closed")
    func longBodies() async throws {
        try await Self.live { desk, client in
            let chunk = "10000\r\n" + String(repeating: "x", count: 65_536) + "\r\n"
            let chunked = try await RawConnection.exchange(
                port: client.port, Self.head + "Transfer-Encoding: chunked\r\n\r\n", chunk, chunk, chunk)
            #expect(chunked.hasPrefix("HTTP/1.1 413") || chunked.isEmpty)
            let announced = try await RawConnection.exchange(
                port: client.port, Self.head + "Content-Length: 1000000000\r\n\r\n", String(repeating: "x", count: 200_000))
            #expect(announced.hasPrefix("HTTP/1.1 413") || announced.isEmpty)
            try await Self.nothingStored(desk)
        }
    }

    @Test("A head that does not come in time is not waited for", arguments: ["", "G", "GET / HTTP/1.1\r\nHost: d\r\nX-Slow: "])
    func slowHead(_ beginning: String) async throws {
        let answer = try await Self.live({ $0.headMilliseconds = 50 }) { _, client in
            try await RawConnection.exchange(port: client.port, beginning)
        }
        #expect(answer.isEmpty)
    }

    @Test("Nor is a body, and what came of it is not taken for the whole")
    func slowBody() async throws {
        try await Self.live({ $0.bodyMilliseconds = 50 }) { desk, client in
            let body = Terms.json()
            let length = "Content-Length: \(body.utf8.count + 1)\r\n\r\n"
            let answer = try await RawConnection.exchange(port: client.port, Self.head + length, body)
            #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 4"))
            try await Self.nothingStored(desk)
        }
    }

    @Test("A connection on which nothing more comes is closed after its answer")
    func idle() async throws {
        let answer = try await Self.live({ $0.idleMilliseconds = 50 }) { _, client in
            try await RawConnection.exchange(port: client.port, "GET /healthz HTTP/1.1\r\nHost: d\r\n\r\n")
        }
        #expect(answer.hasPrefix("HTTP/1.1 200"))
    }

    @Test("Requests without end on one connection are not all worked on")
    func pipelining() async throws {
        let request = "GET /healthz HTTP/1.1\r\nHost: d\r\n\r\n"
        let answer = try await Self.live({ $0.pipelined = 4 }) { desk, client in
            let answer = try await RawConnection.exchange(port: client.port, String(repeating: request, count: 400))
            #expect(desk.metrics.text.contains("paydesk_connections_turned_away_total{reason=\"pipelined\"} 1\n"))
            return answer
        }
        #expect(answer.ranges(of: "HTTP/1.1 200").count < 400)
    }

    @Test("A connection too many is told to come back")
    func tooManyConnections() async throws {
        let answer = try await Self.live({ $0.connections = 0 }) { _, client in
            try await RawConnection.exchange(port: client.port, "GET /healthz HTTP/1.1\r\nHost: d\r\n\r\n")
        }
        #expect(answer.hasPrefix("HTTP/1.1 503") && answer.lowercased().contains("retry-after: 1"))
    }

    @Test("A hundred who never finish keep nobody else waiting")
    func slowCrowd() async throws {
        try await Self.live({ $0.headMilliseconds = 300 }) { _, client in
            try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<100 {
                    group.addTask { try await RawConnection.exchange(port: client.port, "GET / HTTP/1.1\r\nX: ") }
                }
                for _ in 0..<20 { #expect(try await client.send(.get, "/healthz", headers: [:]).status == 200) }
                for try await answer in group { #expect(answer.isEmpty) }
            }
        }
    }

    @Test("More requests at once than allowed are shed, each with a time to come back")
    func shedding() async throws {
        var limits = ServiceLimits()
        limits.requests = 0
        let answer = try await Desk(limits: limits).test { try await $0.send(.get, "/v1/orders") }
        #expect(answer.status == 503 && answer.code == "overloaded" && answer.headers[.retryAfter] == "1")
    }

    @Test("Whoever looks at the process is not shed with the load, and is asked for the same key as ever")
    func watching() async throws {
        var limits = ServiceLimits()
        limits.requests = 0
        try await Desk(limits: limits, metricsAccess: .key).test { client in
            let health = try await client.send(.get, "/healthz", headers: [:])
            let metrics = try await client.send(.get, "/metrics", headers: .json(TestKeys.read))
            let strangers = try await client.send(.get, "/metrics", headers: [:])
            #expect([health, metrics, strangers].map(\.status) == [200, 200, 401])
            for path in ["/readyz", "/openapi.yaml", "/nothing"] {
                let answer = try await client.send(.get, path, headers: [:])
                #expect(answer.status == 503)
            }
        }
    }
}
#endif
