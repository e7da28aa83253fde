#if Service
import GatewaySimulator
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Payments
import Testing

@Suite("When the store fails")
struct StoreFailureTests {
    static let kinds: [OrderStoreError.Kind] = [
        .full, .readOnly, .busy(retryAfterSeconds: 2), .unavailable(retryAfterSeconds: 3),
    ]

    @Test("Nothing is acknowledged that is not stored; reading goes on", arguments: kinds)
    func nothingAcknowledged(_ kind: OrderStoreError.Kind) async throws {
        let store = FailingStore()
        let desk = try Desk(store: store)
        try await desk.test { client in
            try await client.open()
            _ = try await client.start("atm")
            let number = try await required(desk.store.order("A-1")?.order.attempts.first?.number)
            store.fail(kind)
            let calls = [
                ("/v1/orders", Terms.json("A-2")), ("/v1/orders/A-1/attempts", "{\"gateway\":\"payuni\",\"method\":\"atm\"}"),
                ("/v1/orders/A-1/cancel", "{}"), ("/v1/orders/A-1/decisions", "{\"decision\":\"note\",\"text\":\"x\"}"),
            ]
            for (path, body) in calls {
                let answer = try await client.send(.post, path, body)
                #expect(answer.status == 503 && answer.code == "store_failed" && answer.headers[.retryAfter] != nil)
            }
            try desk.simulator.act(.payNumber(), on: number)
            #expect(try await desk.deliverMessages(client).allSatisfy { $0 == 503 })
            #expect(try await client.order().status == 200)
            let ready = try await client.send(.get, "/readyz")
            #expect(ready.status == 503 && ready.headers[.retryAfter] != nil)
            store.fail(nil)
            desk.time.pass(seconds: 2)
            #expect(try await client.send(.get, "/readyz").status == 200)
        }
    }

    @Test("A request that met a failing store is not still running when the store is back")
    func keyedRequest() async throws {
        let store = FailingStore()
        let desk = try Desk(store: store)
        try await desk.test { client in
            try await client.open()
            store.failAfterBegin(.full)
            let first = try await IdempotencyTests.start(client, "k1")
            #expect(first.status == 503)
            store.fail(nil)
            #expect(try await IdempotencyTests.start(client, "k1").status == 201)
        }
    }

    @Test("Readiness is tried once a second, however often somebody looks")
    func readinessIsHeld() async throws {
        let store = FailingStore()
        let desk = try Desk(store: store)
        try await desk.test { client in
            let before = try await client.send(.get, "/readyz")
            store.fail(.full)
            let held = try await client.send(.get, "/readyz")
            desk.time.pass(seconds: 1)
            let after = try await client.send(.get, "/readyz")
            let alive = try await client.send(.get, "/healthz")
            #expect([before, held, after, alive].map(\.status) == [200, 200, 503, 200])
        }
    }
}
#endif
