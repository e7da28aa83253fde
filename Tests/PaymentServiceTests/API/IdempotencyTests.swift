#if Service
import GatewaySimulator
import HTTPTypes
import HummingbirdTesting
import LibCrypto
import PaymentDispatcher
import Payments
import StrictJSON
import Testing

@testable import PaymentService

@Suite("Requests that come twice")
struct IdempotencyTests {
    static let attempt = "{\"gateway\":\"payuni\",\"method\":\"atm\"}"

    static func start(
        _ client: any TestClientProtocol, _ key: String, _ body: String = attempt, caller: String = TestKeys.all
    ) async throws -> Answer {
        try await client.send(.post, "/v1/orders/A-1/attempts", body, headers: .json(caller, idempotencyKey: key))
    }

    @Test("The same request is answered again, byte for byte, and happens once")
    func replay() async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open()
            let first = try await Self.start(client, "k1")
            let second = try await Self.start(client, "k1")
            #expect(first.status == 201 && second.status == 201 && first.text == second.text)
            #expect(first.headers[.idempotencyReplayed] == nil && second.headers[.idempotencyReplayed] == "true")
            #expect(desk.simulator.ledger.count == 1)
            let third = try await Self.start(client, "k2")
            #expect(third.text != first.text && desk.simulator.ledger.count == 2)
        }
    }

    @Test("A key that stood for another request is refused: other body, other path, other method of paying")
    func mismatch() async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open()
            _ = try await Self.start(client, "k1")
            let body = try await Self.start(client, "k1", "{\"gateway\":\"payuni\",\"method\":\"storeCode\"}")
            #expect(body.status == 422 && body.code == "key_reused")
            let path = try await client.send(
                .post, "/v1/orders/A-1/cancel", "{}", headers: .json(TestKeys.all, idempotencyKey: "k1"))
            #expect(path.status == 422)
            #expect(desk.simulator.ledger.count == 1)
        }
    }

    @Test("A request that is sent again with the caller's next key happens once, too")
    func changedKey() async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open()
            let first = try await Self.start(client, "k1", caller: TestKeys.all)
            let second = try await Self.start(client, "k1", caller: TestKeys.allNext)
            #expect(first.status == 201 && second.status == 201 && first.text == second.text)
            #expect(desk.simulator.ledger.count == 1)
        }
    }

    @Test("Each caller has keys of its own")
    func callers() async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open()
            let first = try await Self.start(client, "k1", caller: TestKeys.all)
            let second = try await Self.start(client, "k1", caller: TestKeys.charge)
            #expect(first.status == 201 && second.status == 201 && first.text != second.text)
        }
    }

    @Test("While the first is running the second is told to come back")
    func running() async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open()
            let path = "/v1/orders/A-1/attempts"
            let text = "4:POST\(path.utf8.count):\(path)\(Self.attempt.utf8.count):\(Self.attempt)"
            let digest = try sha256(Array(text.utf8)).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            #expect(try await desk.dispatcher.begin("all/k1", fingerprint: digest) == .begun)
            let answer = try await Self.start(client, "k1")
            #expect(answer.status == 409 && answer.code == "still_running" && answer.headers[.retryAfter] == "1")
            #expect(desk.simulator.ledger.isEmpty)
        }
    }

    @Test("A run that was lost on the way is taken up, and finds what it did")
    func resumed() async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open()
            let started = try await Self.start(client, "k1")
            // The answer was made and never kept.
            _ = try await desk.store.forgetRequests(before: desk.time.now().adding(seconds: 10))
            let again = try await Self.start(client, "k1")
            #expect(try again.json["number"]?.string == started.json["number"]?.string)
            #expect(desk.simulator.ledger.count == 1)
        }
    }

    @Test("What was refused for its form may be corrected under the same key")
    func corrected() async throws {
        try await Desk().test { client in
            try await client.open()
            let wrong = try await Self.start(client, "k1", "{\"gateway\":\"payuni\",\"method\":\"barter\"}")
            #expect(wrong.status == 400)
            #expect(try await Self.start(client, "k1").status == 201)
        }
    }

    @Test("A refused attempt is answered again as refused, and not tried again")
    func refused() async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open()
            desk.simulator.add(FaultPlan.RequestRule(.refuse))
            let first = try await Self.start(client, "k1")
            let second = try await Self.start(client, "k1")
            #expect(first.status == 502 && second.status == 502 && first.text == second.text)
            #expect(second.headers[.contentType] == "application/problem+json")
            // The gateway's advice is to try later, which is about another attempt: it needs a key of its own.
            #expect(try second.json["gateway"]?["advice"]?.string == "tryLater")
            #expect(try second.json["detail"]?.string?.contains("another key") == true)
            #expect(desk.simulator.ledger.isEmpty)
            #expect(try await Self.start(client, "k2").status == 201)
        }
    }

    @Test("A key must be a key", arguments: ["", "a b", "ключ", String(repeating: "k", count: 201)])
    func badKeys(_ key: String) async throws {
        try await Desk().test { client in
            try await client.open()
            let answer = try await Self.start(client, key)
            #expect(answer.status == 400 && answer.field == "Idempotency-Key")
        }
    }

    @Test("Opening, canceling, deciding and telling again take keys, too")
    func everywhere() async throws {
        try await Desk().test { client in
            let calls = [
                ("/v1/orders", Terms.json()), ("/v1/orders/A-1/cancel", "{}"),
                ("/v1/orders/A-1/decisions", "{\"decision\":\"note\",\"text\":\"x\"}"),
                ("/v1/events/redeliver", "{\"order\":\"A-1\"}"),
            ]
            for (index, call) in calls.enumerated() {
                let headers = HTTPFields.json(TestKeys.all, idempotencyKey: "k\(index)")
                let first = try await client.send(.post, call.0, call.1, headers: headers)
                let second = try await client.send(.post, call.0, call.1, headers: headers)
                #expect(first.status < 300 && second.headers[.idempotencyReplayed] == "true" && first.text == second.text)
            }
            let timeline = try await client.send(.get, "/v1/orders/A-1/timeline")
            #expect(timeline.text.ranges(of: "\"decision\":\"note\"").count == 1)
        }
    }
}
#endif
