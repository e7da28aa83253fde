#if Dispatcher
import Payments
import Testing

@testable import PaymentDispatcher

@Suite("Work for gateways and endpoints that are not configured")
struct UnservedLinesTests {
    @Test(
        "What was begun at a gateway that was renamed since, and events for an endpoint that is gone, are told with the name to bring back"
    )
    func renamed() async throws {
        let store = InMemoryOrderStore()
        let endpoint = WebhookEndpoint(
            id: "shop", url: Till.url("https://shop.example/hook"),
            secrets: [Secret("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=")])
        let before = try Till(gateways: [ScriptedGateway("old-bank")], store: store) { $0.endpoints = [endpoint] }
        try await before.open()
        _ = try await before.dispatcher.pay("order-1", through: "old-bank", PaymentChoice(method: .card))
        await before.settle()
        let after = try Till(store: store)
        await after.desk.tellUnservedLines()
        #expect(after.metrics("paydesk_unserved_lines_total{kind=check,name=old-bank}") == 1)
        #expect(after.metrics("paydesk_unserved_lines_total{kind=delivery,name=shop}") == 1)
        #expect(after.log.lines.count { $0.words.contains("not configured") } == 2)
    }

    @Test("An endpoint that is retired leaves nothing behind once it has answered 410 for a little more than a day")
    func retired() async throws {
        let store = InMemoryOrderStore()
        let time = MovableTime(Till.opening)
        let merchant = MerchantServer(time: time)
        let till = try Till(webhooks: merchant, store: store, time: time) { $0.endpoints = [MerchantServer.endpoint()] }
        merchant.answer(503, retryAfter: 200_000)
        try await till.canceledOrder("waiting")
        _ = await till.dispatcher.work()
        try await till.canceledOrder("due")

        merchant.answer(410)
        time.pass(seconds: 3_600)
        let retiring = try Till(webhooks: merchant, store: store, time: time) { $0.endpoints = [MerchantServer.endpoint()] }
        #expect(await retiring.dispatcher.work().parked == 1)
        time.pass(seconds: 86_400)
        #expect(await retiring.dispatcher.work().parked == 1)

        let after = try Till(store: store, time: time)
        await after.desk.tellUnservedLines()
        #expect(!after.log.lines.contains { $0.words.contains("not configured") })
    }

    @Test("Nothing is told where everything is served, or the store cannot say")
    func served() async throws {
        let till = try Till()
        try await till.open()
        try await till.pay(.stablecoin)
        await till.desk.tellUnservedLines()
        till.store.fail("queues")
        await till.desk.tellUnservedLines()
        #expect(!till.log.lines.contains { $0.words.contains("not configured") })
    }
}
#endif
