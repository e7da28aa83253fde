#if Service
import GatewaySimulator
import HTTPTypes
import HummingbirdTesting
import Payments
import StrictJSON
import Testing

@testable import PaymentService

@Suite("The same start again over HTTP")
struct SameStartTests {
    private static let card = "{\"gateway\":\"payuni\",\"method\":\"card\"}"
    private static let coin = "{\"gateway\":\"kryptogo\",\"method\":\"stablecoin\"}"

    /// It is the same attempt, and there is nothing to pay with.
    private static func expectNothingToPayWith(
        _ again: Answer, _ first: Answer, _ outcome: String, _ place: SourceLocation = #_sourceLocation
    ) throws {
        #expect(first.status == 201 && again.status == 201, sourceLocation: place)
        #expect(again.headers[.idempotencyReplayed] == "true", sourceLocation: place)
        #expect(try again.json["number"]?.string == first.json["number"]?.string, sourceLocation: place)
        #expect(try again.json["outcome"]?.string == outcome, sourceLocation: place)
        #expect(try again.json["instructions"] == nil, sourceLocation: place)
    }

    @Test("Soon after it is answered with the same form")
    func soon() async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open()
            let first = try await IdempotencyTests.start(client, "k1", Self.card)
            desk.time.pass(seconds: 299)
            let again = try await IdempotencyTests.start(client, "k1", Self.card)
            #expect(first.status == 201 && again.status == 201 && again.text == first.text)
            #expect(try again.json["instructions"]?["kind"]?.string == "form")
            #expect(again.headers[.idempotencyReplayed] == "true")
        }
    }

    @Test("Later its number might be taken a second time, so there is nothing to show")
    func later() async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open()
            let first = try await IdempotencyTests.start(client, "k1", Self.card)
            desk.time.pass(seconds: 300)
            try Self.expectNothingToPayWith(try await IdempotencyTests.start(client, "k1", Self.card), first, "started")
        }
    }

    @Test("An order that takes no more money gives no form again")
    func closed() async throws {
        try await Desk().test { client in
            try await client.open()
            let first = try await IdempotencyTests.start(client, "k1", Self.card)
            #expect(try await client.send(.post, "/v1/orders/A-1/cancel").status == 200)
            try Self.expectNothingToPayWith(try await IdempotencyTests.start(client, "k1", Self.card), first, "started")
        }
    }

    @Test("What was heard of the payment is answered instead of the form")
    func heardOf() async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open()
            let first = try await IdempotencyTests.start(client, "k1", Self.card)
            try desk.visit(first)
            try desk.simulator.act(.decline(.card), on: AttemptNumber(required(first.json["number"]?.string)))
            try await desk.deliverMessages(client)
            try Self.expectNothingToPayWith(try await IdempotencyTests.start(client, "k1", Self.card), first, "started")
        }
    }

    @Test("Where its account was renamed or removed since, it is the same attempt still, without anything to pay with")
    func renamedAccount() async throws {
        let store = InMemoryOrderStore()
        let first = try await Desk(store: store).test { client in
            try await client.open()
            return try await IdempotencyTests.start(client, "k1", Self.card)
        }
        let again = try await Desk(store: store, payuni: ["payuni-new"]).test { client in
            try await IdempotencyTests.start(client, "k1", Self.card)
        }
        #expect(try first.json["instructions"] != nil)
        try Self.expectNothingToPayWith(again, first, "started")
        #expect(try again.json["gateway"]?.string == "payuni")
    }

    @Test("An order that was canceled does not tell the account again at which it could be paid")
    func canceledAccount() async throws {
        try await Desk().test { client in
            try await client.open()
            let first = try await IdempotencyTests.start(client, "k1")
            #expect(try first.json["instructions"]?["kind"]?.string == "bankTransfer")
            #expect(try await client.send(.post, "/v1/orders/A-1/cancel").status == 200)
            try Self.expectNothingToPayWith(try await IdempotencyTests.start(client, "k1"), first, "started")
        }
    }

    @Test("An address to which the payer has sent is not shown as if it were to be paid yet")
    func paidAddress() async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open()
            let first = try await IdempotencyTests.start(client, "k1", Self.coin)
            let soon = try await IdempotencyTests.start(client, "k1", Self.coin)
            #expect(soon.text == first.text)
            try desk.simulator.act(.pay(.asAsked), onIntent: required(first.json["number"]?.string))
            #expect(try await client.send(.post, "/v1/orders/A-1/sync").json["status"]?.string == "paid")
            try Self.expectNothingToPayWith(try await IdempotencyTests.start(client, "k1", Self.coin), first, "started")
        }
    }
}
#endif
