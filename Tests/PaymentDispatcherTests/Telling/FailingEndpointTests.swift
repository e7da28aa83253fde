#if Dispatcher
import Logging
import PaymentDispatcher
import Payments
import Testing

@Suite("Endpoints that take nothing")
struct FailingEndpointTests {
    @Test("The status with which an endpoint refuses is told", arguments: [302, 401, 404])
    func refused(_ status: Int) async throws {
        let (till, merchant) = try Till.telling()
        merchant.answer(status)
        try await till.canceledOrder()
        _ = await till.dispatcher.work()
        let line = try #require(till.log.lines.first { $0.words == "an endpoint did not take an event" })
        #expect(line.fields["endpoint"] == "shop" && line.fields["outcome"] == "refused")
        #expect(line.fields["status"] == "\(status)" && line.fields["reason"] == nil)
        #expect(till.metrics("paydesk_deliveries_total{endpoint=shop,outcome=refused}") == 1)
    }

    @Test("Why an endpoint is not reached is told, and once that it is left alone for a while")
    func down() async throws {
        let (till, merchant) = try Till.telling()
        merchant.answer { _ in .failure(TransportFailure(.surelyNotSent, reason: "dns")) }
        for index in 0..<8 { try await till.canceledOrder(OrderID("order-\(index)")) }
        _ = await till.dispatcher.work()
        let failed = till.log.lines.filter { $0.words == "an endpoint did not take an event" }
        #expect(failed.count == 5)
        #expect(failed.allSatisfy { $0.fields["outcome"] == "down" && $0.fields["reason"] == "dns" })
        // The trial that fails tells nothing new.
        till.time.pass(seconds: 120)
        _ = await till.dispatcher.work()
        #expect(merchant.told.count == 6)
        let stopped = till.log.lines.filter { $0.words.hasPrefix("an endpoint does not answer") }
        #expect(stopped.map(\.level) == [.warning])
        #expect(stopped.first?.fields["endpoint"] == "shop" && stopped.first?.fields["reason"] == "dns")
        #expect(till.metrics("paydesk_endpoint_stopped_total{endpoint=shop}") == 1)
    }
}
#endif
