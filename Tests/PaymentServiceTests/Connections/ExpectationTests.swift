#if Service
import HummingbirdTesting
import NIOHTTP1
import Testing

@testable import PaymentService

@Suite("A client that waits to be told to go on", .serialized, .timeLimit(.minutes(5)))
struct ExpectationTests {
    @Test("It is told so once, before its body comes")
    func told() {
        var talk = Talk()
        let turns = [talk.head("/a", expects: true), talk.body("1"), talk.body("2"), talk.end(), talk.answered()]
        #expect(turns == ["go on", "wait", "wait", "/a", "wait"])
    }

    @Test("Not while anything before it is to be answered: then it is told when its turn comes")
    func turns() {
        var talk = Talk()
        let asked = [talk.ask("/a"), talk.ask("/b"), talk.head("/c", expects: true), talk.answered()]
        #expect(asked == ["/a", "wait", "wait", "/b"])
        let told = [talk.answered(), talk.end(), talk.answered()]
        #expect(told == ["go on", "/c", "wait"])
    }

    @Test("A request that was begun is told so also when the desk shuts down meanwhile")
    func quiescing() {
        var talk = Talk()
        let asked = [talk.ask("/a"), talk.head("/b", expects: true), talk.quiesce(), talk.answered()]
        #expect(asked == ["/a", "wait", "wait", "go on"])
        let last = [talk.end(), talk.answered()]
        #expect(last == ["/b", "hang up"])
    }

    @Test("Who sends the body all the same need not be told, nor who says that it is too long, nor who breaks off")
    func untold() {
        var talk = Talk()
        let sent = [talk.ask("/a"), talk.head("/b", expects: true), talk.body("1"), talk.answered(), talk.end()]
        #expect(sent == ["/a", "wait", "wait", "wait", "/b"])
        talk = Talk()
        let tooLong = talk.head("/a", length: Talk.bodyLimit + 1, expects: true)
        #expect(tooLong == "/a")
        talk = Talk()
        let broken = [talk.ask("/a"), talk.head("/b", expects: true), talk.broke(), talk.answered()]
        #expect(broken == ["/a", "wait", "wait", "refuse"])
    }

    @Test("Only a client of this version with a body to come waits for it")
    func heads() {
        func waits(_ fields: HTTPHeaders, _ version: HTTPVersion = .http1_1) -> Bool {
            HTTPRequestHead(version: version, method: .POST, uri: "/", headers: fields).waitsToGoOn
        }
        #expect(waits(["Expect": "100-continue", "Content-Length": "2"]))
        #expect(waits(["expect": "100-Continue", "transfer-encoding": "chunked"]))
        #expect(!waits(["Expect": "100-continue"]) && !waits(["Content-Length": "2"]))
        #expect(!waits(["Expect": "something", "Content-Length": "2"]))
        #expect(!waits(["Expect": "100-continue", "Content-Length": "2"], .http1_0))
        #expect(!waits(["Expect": "100-continue", "Content-Length": "2", "Upgrade": "h2c"]))
    }

    @Test("On a port it hears so and then its answer, behind the answers to what it asked before", arguments: [false, true])
    func onPort(_ isSecond: Bool) async throws {
        let body = Terms.json()
        let first = isSecond ? "GET /healthz HTTP/1.1\r\nHost: desk\r\n\r\n" : ""
        let fields = "Expect: 100-continue\r\nConnection: close\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
        let answer = try await SocketLimitTests.live { _, client in
            try await RawConnection(port: client.port)
                .send(first + SocketLimitTests.head + fields, whenTold: "HTTP/1.1 100 Continue\r\n\r\n", body)
        }
        let statuses = answer.matches(of: /HTTP\/1\.1 (\d+)/).map { String($0.1) }
        #expect(statuses == (isSecond ? ["200", "100", "201"] : ["100", "201"]))
        #expect(answer.contains("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201"))
    }

    @Test("Who announces too much is answered at once instead")
    func tooMuch() async throws {
        let answer = try await SocketLimitTests.live { _, client in
            try await RawConnection.exchange(
                port: client.port, SocketLimitTests.head + "Expect: 100-continue\r\nContent-Length: 65537\r\n\r\n")
        }
        #expect(answer.hasPrefix("HTTP/1.1 413"))
    }
}
#endif
