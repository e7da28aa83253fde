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
