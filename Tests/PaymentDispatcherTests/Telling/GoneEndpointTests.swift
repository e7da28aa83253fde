#if Dispatcher
import Logging
import PaymentDispatcher
import Payments
import Testing

@Suite("Endpoints that answer 410")
struct GoneEndpointTests {
    @Test("After 410 nothing more is sent, whatever is due, and all of it is parked; that is logged and counted once")
    func gone() async throws {
        let (till, merchant) = try Till.telling()
        merchant.answer(410)
        for index in 0..<5 { try await till.canceledOrder(OrderID("order-\(index)")) }
        #expect(await till.dispatcher.work().parked == 5)
        #expect(merchant.told.count == 1)
        merchant.answer(200)
        try await till.canceledOrder("later")
        till.time.pass(seconds: 86_400)
        #expect(await till.dispatcher.work().parked == 1)
        #expect(merchant.told.count == 1)
        let orders = (0..<5).map { OrderID("order-\($0)") } + ["later"]
        #expect(try await till.nextDue(orders) == nil)
        #expect(till.metrics("paydesk_endpoints_gone_total{endpoint=shop}") == 1)
        #expect(till.metrics("paydesk_deliveries_parked_total{endpoint=shop}") == 6)
        #expect(till.metrics("paydesk_deliveries_total{endpoint=shop,outcome=gone}") == 1)
        #expect(till.log.lines.count { $0.level == .warning && $0.words.hasPrefix("an endpoint is gone") } == 1)
    }

    @Test("An event that had failed before is not tried again when its time comes")
    func waiting() async throws {
        let (till, merchant) = try Till.telling()
        merchant.answer(500)
        try await till.canceledOrder("first")
        #expect(await till.dispatcher.work().deliveriesFailed == 1)
        merchant.answer(410)
        try await till.canceledOrder("second")
        #expect(await till.dispatcher.work().parked == 1)
        till.time.pass(seconds: 60)
        #expect(await till.dispatcher.work().parked == 1)
        #expect(merchant.told.count == 2)
    }

    @Test("Whoever asks for redelivery of anything has the endpoint told again, and it may say again that it is gone")
    func redelivered() async throws {
        let (till, merchant) = try Till.telling()
        merchant.answer(410)
        try await till.canceledOrder("first")
        try await till.canceledOrder("second")
        _ = await till.dispatcher.work()
        #expect(try await till.dispatcher.redeliver(.order("first")).deliveries == 1)
        #expect(await till.dispatcher.work().parked == 1)
        #expect(merchant.told.count == 2)
        merchant.answer(200)
        #expect(await till.dispatcher.work().isIdle)
        #expect(try await till.dispatcher.redeliver(.time(from: Till.opening, before: till.after(1))).deliveries == 2)
        #expect(await till.dispatcher.work().delivered == 2)
        try await till.canceledOrder("third")
        #expect(await till.dispatcher.work().delivered == 1)
        #expect(till.metrics("paydesk_endpoints_gone_total{endpoint=shop}") == 2)
    }

    @Test("Asking for what does not exist brings nobody back")
    func nothingToRedeliver() async throws {
        let (till, merchant) = try Till.telling()
        merchant.answer(410)
        try await till.canceledOrder("first")
        _ = await till.dispatcher.work()
        #expect(await failure(try await till.dispatcher.redeliver(.order("absent"))) == .unknownOrder)
        for event in [EventID(order: "absent", sequence: 1), EventID(order: "first", sequence: 99)] {
            #expect(await failure(try await till.dispatcher.redeliver(.event(event))) == .unknownEvent)
        }
        #expect(try await till.dispatcher.redeliver(.time(from: till.after(1), before: till.after(2))).deliveries == 0)
        try await till.canceledOrder("second")
        _ = await till.dispatcher.work()
        #expect(merchant.told.count == 1)
    }

    @Test("A process that starts again tells what is new")
    func restarted() async throws {
        let store = InMemoryOrderStore()
        let time = MovableTime(Till.opening)
        let merchant = MerchantServer(time: time)
        func till() throws -> Till {
            try Till(webhooks: merchant, store: store, time: time, settings: { $0.endpoints = [MerchantServer.endpoint()] })
        }
        let before = try till()
        merchant.answer(410)
        try await before.canceledOrder("first")
        _ = await before.dispatcher.work()
        merchant.answer(200)
        let after = try till()
        try await after.canceledOrder("second")
        #expect(await after.dispatcher.work().delivered == 1)
        #expect(merchant.told.count == 2)
    }

    @Test("Every endpoint is gone for itself")
    func independent() async throws {
        let (till, merchant) = try Till.telling([
            MerchantServer.endpoint("shop"), MerchantServer.endpoint("books", "https://books.example/hook"),
        ])
        merchant.answer { told in .success(HTTPResponse(status: told.url.contains("shop") ? 410 : 200)) }
        for index in 0..<5 { try await till.canceledOrder(OrderID("order-\(index)")) }
        let report = await till.dispatcher.work()
        #expect(report.delivered == 5 && report.parked == 5)
        #expect(merchant.told.count { $0.url.contains("shop") } == 1)
    }
}
#endif
