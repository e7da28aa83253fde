#if Service
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Payments
import Testing

@testable import PaymentService

@Suite("HTTP on real connections", .serialized, .timeLimit(.minutes(5)))
struct ConnectionTests {
    private static func statuses(_ answer: String) -> [String] {
        answer.matches(of: /HTTP\/1\.1 (\d+)/).map { String($0.1) }
    }

    private static func request(_ line: String, _ fields: String...) -> String {
        line + "\r\nHost: desk\r\n" + fields.map { $0 + "\r\n" }.joined() + "\r\n"
    }

    @Test("Requests that do not wait for answers are answered in their order")
    func pipelined() async throws {
        let answer = try await SocketLimitTests.live { _, client in
            try await RawConnection.exchange(
                port: client.port,
                Self.request("GET /healthz HTTP/1.1") + Self.request("GET /nothing HTTP/1.1")
                    + Self.request("GET /v1/orders HTTP/1.1") + Self.request("GET /healthz HTTP/1.1", "Connection: close"))
        }
        #expect(Self.statuses(answer) == ["200", "404", "401", "200"])
    }

    @Test("The last answer is marked as such, what follows its request is not answered, and the others are not marked")
    func closing() async throws {
        let answer = try await SocketLimitTests.live { _, client in
            try await RawConnection.exchange(
                port: client.port,
                Self.request("GET /healthz HTTP/1.1") + Self.request("GET /nothing HTTP/1.1", "Connection: close")
                    + Self.request("GET /healthz HTTP/1.1"))
        }
        #expect(Self.statuses(answer) == ["200", "404"])
        let parts = answer.lowercased().split(separator: "http/1.1 404")
        #expect(parts.count == 2 && !parts[0].contains("connection:") && parts[1].contains("connection: close\r\n"))
    }

    static let last: KeyValuePairs = [
        "an older version": request("GET /healthz HTTP/1.0"),
        "an older version that would stay": request("GET /healthz HTTP/1.0", "Connection: keep-alive"),
        "closing among other things": request("GET /healthz HTTP/1.1", "Connection: x, close"),
        "a wish for another protocol": request("GET /healthz HTTP/1.1", "Connection: Upgrade", "Upgrade: h2c"),
    ]

    @Test("A request that says so in another way is the last one, too", arguments: last.map(\.key))
    func lastRequests(_ name: String) async throws {
        let request = try required(Self.last.first { $0.key == name }?.value)
        let answer = try await SocketLimitTests.live { _, client in
            try await RawConnection.exchange(port: client.port, request + Self.request("GET /nothing HTTP/1.1"))
        }
        #expect(Self.statuses(answer) == ["200"] && answer.lowercased().contains("connection: close\r\n"))
    }

    @Test("A body that is too long is the end of its connection, and its answer says so")
    func tooLong() async throws {
        let answer = try await SocketLimitTests.live { _, client in
            try await RawConnection.exchange(port: client.port, SocketLimitTests.head + "Content-Length: 65537\r\n\r\n")
        }
        #expect(Self.statuses(answer) == ["413"] && answer.lowercased().contains("connection: close\r\n"))
    }

    @Test("Nonsense after a request is refused after its answer")
    func nonsense() async throws {
        let answer = try await SocketLimitTests.live { _, client in
            try await RawConnection.exchange(
                port: client.port, Self.request("GET /healthz HTTP/1.1") + "nonsense\r\n\r\n" + Self.request("GET / HTTP/1.1"))
        }
        #expect(Self.statuses(answer) == ["200", "400"])
        let parts = answer.lowercased().split(separator: "http/1.1 400")
        #expect(parts.count == 2 && !parts[0].contains("connection:") && parts[1].contains("connection: close\r\n"))
    }

    @Test("Heads are answered without bodies, whatever the answer is")
    func heads() async throws {
        let answer = try await SocketLimitTests.live { _, client in
            try await RawConnection.exchange(
                port: client.port,
                Self.request("HEAD /healthz HTTP/1.1") + Self.request("HEAD /nothing HTTP/1.1")
                    + Self.request("HEAD /healthz HTTP/1.1", "Connection: close"))
        }
        #expect(Self.statuses(answer) == ["200", "404", "200"])
        #expect(!answer.contains("ok\n") && !answer.contains("{") && answer.hasSuffix("\r\n\r\n"))
        #expect(answer.lowercased().contains("content-length: 3\r\n"))
    }

    @Test("A long answer arrives whole where the client asked to close, and where it closed its side", arguments: [false, true])
    func whole(_ isAll: Bool) async throws {
        let (answer, contract) = try await SocketLimitTests.live { _, client in
            let contract = try await client.send(.get, "/openapi.yaml", headers: [:]).text
            let fields = isAll ? [] : ["Connection: close"]
            let request = Self.request("GET /openapi.yaml HTTP/1.1") + Self.request("GET /nothing HTTP/1.1")
            let last = "GET /openapi.yaml HTTP/1.1\r\nHost: desk\r\n" + fields.map { $0 + "\r\n" }.joined() + "\r\n"
            return (try await RawConnection(port: client.port).send([request + last], isAll: isAll), contract)
        }
        #expect(Self.statuses(answer) == ["200", "404", "200"])
        #expect(contract.utf8.count > 10_000 && answer.hasSuffix("\r\n\r\n" + contract))
    }

    @Test("A client that closes its side after its request is still answered when the answer takes its time")
    func halfClosed() async throws {
        let door = Door()
        let desk = try Desk(store: FailingStore(door: door))
        let answer = try await desk.service.application().test(.live) { client in
            let request = SocketLimitTests.head + "Content-Length: \(Terms.json().utf8.count)\r\n\r\n" + Terms.json()
            async let answer = RawConnection(port: client.port).send([request], isAll: true)
            await door.someone()
            door.open()
            return try await answer
        }
        #expect(Self.statuses(answer) == ["201"] && answer.contains("\"A-1\""))
    }
}
#endif
