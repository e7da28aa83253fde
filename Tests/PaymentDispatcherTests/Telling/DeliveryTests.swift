#if Dispatcher
import GatewaySimulator
import PaymentDispatcher
import Payments
import StrictJSON
import Testing

@Suite struct DeliveryTests {
    @Test("Every change of an order is told once, signed, numbered, with the whole snapshot")
    func everyChange() async throws {
        let (till, merchant) = try Till.telling()
        try await till.open()
        let attempt = try await till.pay(.stablecoin)
        try till.simulator.act(.pay(.asAsked), onIntent: attempt.number.text)
        try await till.work(until: till.after(600))
        let events = try await till.events()
        #expect(events.count >= 2)
        #expect(merchant.told.map(\.id) == (1...events.count).map { EventID(order: "order-1", sequence: $0).text })
        #expect(merchant.told.allSatisfy { $0.isGenuine })
        let last = try JSONDocument(try #require(merchant.told.last).body).root
        #expect(last["type"]?.string == "order.paid")
        #expect(last["data"]?["snapshot"]?["status"]?.string == "paid")
        #expect(last["data"]?["sequence"]?.numberText == "\(events.count)")
        #expect(till.metrics("paydesk_deliveries_total{endpoint=shop,outcome=taken}") == Int64(events.count))
        let told = merchant.told.count
        try await till.work(until: till.after(86_400))
        #expect(merchant.told.count == told)
    }

    @Test("An event bears what the clock shows, also while that is not believed: the receiver has a clock, too")
    func stamp() async throws {
        let (till, merchant) = try Till.telling()
        try await till.open()
        _ = await till.dispatcher.work()
        till.time.show(secondsAhead: 7_200)
        _ = try await till.dispatcher.cancel("order-1", by: "shop", text: "")
        _ = await till.dispatcher.work()
        #expect(merchant.told.map(\.isGenuine) == [true])
        #expect(merchant.told.first?.timestamp == "\(till.time.now().seconds)")
    }

    @Test(
        "An endpoint that is down for three days is told until the schedule ends; then the event waits, and comes with its own id when asked for"
    )
    func threeDays() async throws {
        let (till, merchant) = try Till.telling()
        merchant.answer { _ in .failure(TransportFailure(.surelyNotSent, reason: "connection_refused")) }
        try await till.canceledOrder()
        try await till.work(until: till.after(4 * 86_400))
        #expect(merchant.told.count == 10)
        #expect(Set(merchant.told.map(\.id)).count == 1)
        #expect(Set(merchant.told.map(\.body)).count == 1)
        #expect(merchant.told.allSatisfy { $0.isGenuine && $0.timestamp == "\($0.at.seconds)" })
        let waits: [Int64] = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]
        for (index, wait) in waits.enumerated() {
            let gap = merchant.told[index + 1].at.milliseconds - merchant.told[index].at.milliseconds
            #expect(gap >= wait * 1_000 && gap <= wait * 1_100, "try \(index + 2)")
        }
        #expect(till.metrics("paydesk_deliveries_parked_total{endpoint=shop}") == 1)
        #expect(try await till.nextDue(["order-1"]) == nil)
        #expect(try await till.store.work(of: "order-1").contains { $0.state == .parked })

        merchant.answer(200)
        let id = try #require(merchant.told.first).id
        #expect(try await till.dispatcher.redeliver(.event(EventID(id))).deliveries == 1)
        let report = await till.dispatcher.work()
        #expect(report.delivered == 1)
        #expect(merchant.told.count == 11)
        #expect(merchant.told.last?.id == id)
        #expect(merchant.told.last?.isGenuine == true)
    }

    @Test("A redirect is a failure and followed nowhere")
    func moved() async throws {
        let (till, merchant) = try Till.telling()
        merchant.answer(308)
        try await till.canceledOrder("moved")
        #expect(await till.dispatcher.work().deliveriesFailed == 1)
        #expect(Set(merchant.told.map(\.url)) == ["https://shop.example/hook"])
    }

    @Test("An endpoint that asks for time is given it, for all of its events")
    func slowDown() async throws {
        let (till, merchant) = try Till.telling()
        merchant.answer(429, retryAfter: 90)
        for index in 0..<3 { try await till.canceledOrder(OrderID("order-\(index)")) }
        _ = await till.dispatcher.work()
        #expect(merchant.told.count == 1)
        merchant.answer(200)
        till.time.pass(seconds: 89)
        _ = await till.dispatcher.work()
        #expect(merchant.told.count == 1)
        till.time.pass(seconds: 1)
        _ = await till.dispatcher.work()
        #expect(merchant.told.count == 4)
    }

    @Test("An endpoint that is down delays no other, and is not hammered with everything there is to tell")
    func independent() async throws {
        let (till, merchant) = try Till.telling([
            MerchantServer.endpoint("shop"), MerchantServer.endpoint("books", "https://books.example/hook"),
        ])
        merchant.answer { told in
            told.url.contains("shop")
                ? .failure(TransportFailure(.outcomeUnknown, reason: "read_timeout"))
                : .success(HTTPResponse(status: 200))
        }
        for index in 0..<20 { try await till.canceledOrder(OrderID("order-\(index)")) }
        let report = await till.dispatcher.work()
        #expect(report.delivered == 20)
        #expect(report.deliveriesFailed == 5)
        merchant.answer(200)
        let orders = (0..<20).map { OrderID("order-\($0)") }
        try await till.work(until: till.after(3_600), on: orders)
        #expect(Set(merchant.told.filter { $0.url.contains("shop") }.map(\.id)).count == 20)
        #expect(try await till.nextDue(orders).map { $0 > till.time.now() } ?? true)
    }

    @Test("A try whose end was lost is made again, with the same id")
    func lostEnd() async throws {
        let (till, merchant) = try Till.telling()
        try await till.canceledOrder()
        till.store.fail("settle")
        _ = await till.dispatcher.work()
        #expect(merchant.told.count == 1)
        till.store.recover()
        till.time.pass(seconds: 61)
        _ = await till.dispatcher.work()
        #expect(merchant.told.count == 2)
        #expect(Set(merchant.told.map(\.id)).count == 1)
    }

    @Test("Without a way to send, events wait in the store")
    func noTransport() async throws {
        let till = try Till(settings: { $0.endpoints = [MerchantServer.endpoint()] })
        try await till.canceledOrder()
        let report = await till.dispatcher.work()
        #expect(report.delivered + report.deliveriesFailed + report.parked == 0)
        #expect(
            try await till.store.work(of: "order-1").contains {
                $0.subject == .delivery(order: "order-1", sequence: 1, to: "shop")
            })
    }

    @Test("A desk whose secret authenticates nobody does not start, and does not show it")
    func badSecret() throws {
        let endpoint = WebhookEndpoint(id: "shop", url: Till.url("https://shop.example"), secrets: [Secret("whsec_c2hvcnQ=")])
        let error = #expect(throws: DispatcherSettingsError.self) { _ = try Till(settings: { $0.endpoints = [endpoint] }) }
        #expect(error?.setting == "endpoints.secrets")
        #expect(error?.description.contains("c2hvcnQ") == false)
    }
}
#endif
