#if Dispatcher
import PaymentDispatcher
import Payments
import Testing

@Suite struct RedeliveryTests {
    @Test("One event, all of an order, or all of a time are told once more to every endpoint, with their ids")
    func selections() async throws {
        let (till, merchant) = try Till.telling([
            MerchantServer.endpoint("shop"), MerchantServer.endpoint("books", "https://books.example/hook"),
        ])
        try await till.open("first")
        _ = try await till.dispatcher.cancel("first", by: "shop", text: "")
        _ = try await till.dispatcher.decide("first", .reopen, by: "shop", text: "")
        let middle = till.after(60)
        till.time.move(to: middle)
        try await till.canceledOrder("second")
        _ = await till.dispatcher.work()
        let before = merchant.told
        #expect(before.count == 6)

        #expect(try await till.dispatcher.redeliver(.event(EventID(order: "first", sequence: 2))).deliveries == 2)
        _ = await till.dispatcher.work()
        #expect(
            merchant.told.dropFirst(6).map(\.id) == [
                EventID(order: "first", sequence: 2).text, EventID(order: "first", sequence: 2).text,
            ])

        #expect(try await till.dispatcher.redeliver(.order("first")) == PlannedRedelivery(deliveries: 4))
        #expect(try await till.dispatcher.redeliver(.time(from: middle, before: middle.adding(seconds: 1))).deliveries == 2)
        _ = await till.dispatcher.work()
        #expect(merchant.told.count == 14)
        #expect(Set(merchant.told.map(\.id)) == Set(before.map(\.id)))
        #expect(Set(merchant.told.map(\.body)) == Set(before.map(\.body)))
        let quiet = Redelivery.time(from: middle.adding(seconds: 1), before: middle.adding(seconds: 2))
        #expect(try await till.dispatcher.redeliver(quiet) == PlannedRedelivery(deliveries: 0))
    }

    @Test("More events than a page holds are all told")
    func manyPages() async throws {
        let (till, _) = try Till.telling()
        for index in 0..<501 { try await till.canceledOrder(OrderID("order-\(index)")) }
        let all = Redelivery.time(from: Till.opening, before: till.after(1))
        #expect(try await till.dispatcher.redeliver(all) == PlannedRedelivery(deliveries: 501))
    }

    @Test("One call plans a thousand events and says where to go on; the next ones plan the rest, each event once")
    func bounded() async throws {
        let (till, merchant) = try Till.telling()
        for index in 0..<1_001 { try await till.canceledOrder(OrderID("order-\(index)")) }
        while await till.dispatcher.work().delivered > 0 { till.time.pass(seconds: 1) }
        #expect(merchant.told.count == 1_001)
        let all = Redelivery.time(from: Till.opening, before: till.after(1))
        let first = try await till.dispatcher.redeliver(all)
        #expect(first.deliveries == 1_000)
        let place = try #require(first.next)
        let rest = try await till.dispatcher.redeliver(all, after: place)
        #expect(rest == PlannedRedelivery(deliveries: 1))
        while await till.dispatcher.work().delivered > 0 { till.time.pass(seconds: 1) }
        #expect(merchant.told.count == 2_002)
        #expect(Set(merchant.told.dropFirst(1_001).map(\.id)).count == 1_001)
    }

    @Test("A thousand events and no more leave nowhere to go on")
    func exactly() async throws {
        let (till, _) = try Till.telling()
        for index in 0..<1_000 { try await till.canceledOrder(OrderID("order-\(index)")) }
        let all = Redelivery.time(from: Till.opening, before: till.after(1))
        #expect(try await till.dispatcher.redeliver(all) == PlannedRedelivery(deliveries: 1_000))
        let error = await failure(try await till.dispatcher.redeliver(all, after: "nowhere"))
        #expect(error == .invalid(field: "cursor", reason: "is not one that a page named"))
    }

    @Test("What does not exist is refused by name", arguments: ["evt_b3JkZXItMQ-9", "evt_x", "", "evt_YWJzZW50-1"])
    func unknownEvent(id: String) async throws {
        let (till, _) = try Till.telling()
        try await till.canceledOrder()
        #expect(await failure(try await till.dispatcher.redeliver(.event(EventID(id)))) == .unknownEvent)
        #expect(await failure(try await till.dispatcher.redeliver(.order("absent"))) == .unknownOrder)
    }

    @Test("Events are listed oldest first, page by page, and a place that no page named is refused")
    func list() async throws {
        let (till, _) = try Till.telling()
        for index in 0..<5 { try await till.canceledOrder(OrderID("order-\(index)")) }
        let first = try await till.dispatcher.events(EventFilter(), after: nil, limit: 3)
        let second = try await till.dispatcher.events(EventFilter(), after: first.next, limit: 3)
        #expect((first.events + second.events).map(\.order) == (0..<5).map { OrderID("order-\($0)") })
        let error = await failure(try await till.dispatcher.events(EventFilter(), after: "nowhere", limit: 3))
        #expect(error == .invalid(field: "cursor", reason: "is not one that a page named"))
    }
}
#endif
