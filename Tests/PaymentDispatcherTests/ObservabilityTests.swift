#if Dispatcher
import GatewaySimulator
import PAYUNi
import Payments
import Testing

@testable import PaymentDispatcher

@Suite("Logs and counters")
struct ObservabilityTests {
    @Test("Whatever happens, no line carries a key, a token, a body, a person or a field that is not allowed")
    func secrets() async throws {
        let till = try Till()
        var terms = till.terms()
        terms.payerEmail = "canary@example.com"
        terms.description = "canary tea"
        terms.metadata = ["name": "canary name"]
        let token = try #require(try await till.dispatcher.open(terms).token)
        let number = try await till.pay(.stablecoin, of: "order-1").number
        let intent = try #require(try await till.gatewayNumber(number))
        try await till.payByCard()
        await till.deliver()
        _ = await till.dispatcher.receive(till.hint(intent, #","canary":"in a body""#), from: "kryptogo", token: token)
        _ = await till.dispatcher.receive(Callback(.server, body: Array("canary=1".utf8)), from: "payuni")
        _ = await failure(try await till.dispatcher.adopt("canary", at: "kryptogo", token: token))
        _ = try await till.dispatcher.decide("order-1", .note, by: "canary", text: "canary")
        till.store.fail("load")
        _ = await failure(try await till.dispatcher.detail("order-1"))
        till.store.recover()
        await till.settle()

        let lines = till.log.lines
        #expect(lines.count > 5)
        let allowed = Set(LogField.allCases.map(\.rawValue))
        let forbidden = [Till.hashKey, Till.hashIV, Till.apiKey, token.text, "canary"]
        for line in lines {
            #expect(Set(line.fields.keys).isSubset(of: allowed))
            let text = line.words + line.fields.values.joined(separator: " ")
            for word in forbidden { #expect(!text.contains(word), "\(line.words)") }
        }
        for name in till.metrics.names {
            for word in forbidden + ["order-1", number.text] { #expect(!name.contains(word)) }
        }
    }

    @Test("One word joins a request with the event that came of it")
    func correlation() async throws {
        let till = try Till()
        try await till.open()
        let number = try await till.pay(.card).number
        let callback = try till.sealed(number)
        await Correlation.$id.withValue("request-7") { _ = await till.dispatcher.receive(callback, from: "payuni") }
        await till.settle()
        let line = till.log.lines.first { $0.fields["event"] == "order.paid" }
        #expect(line?.fields["correlation"] == "request-7")
    }

    @Test("What the store refuses is counted by operation and kind")
    func storeFailures() async throws {
        let till = try Till()
        till.store.fail("insert", .full)
        _ = await failure(try await till.dispatcher.open(till.terms()))
        #expect(till.metrics("paydesk_store_failures_total{operation=insert,code=full}") == 1)
    }

    @Test("A page of events or a redelivery that the store refuses is counted, too")
    func eventFailures() async throws {
        let (till, _) = try Till.telling()
        try await till.canceledOrder()
        till.store.fail("events", .corrupted)
        _ = await failure(try await till.dispatcher.events(EventFilter(), after: nil, limit: 1))
        #expect(till.metrics("paydesk_store_failures_total{operation=events,code=corrupted}") == 1)
        till.store.fail("schedule", .full)
        _ = await failure(try await till.dispatcher.redeliver(.event(EventID(order: "order-1", sequence: 1))))
        #expect(till.metrics("paydesk_store_failures_total{operation=schedule,code=full}") == 1)
    }

    @Test("There is a limit to how many counters there can be")
    func cardinality() {
        let metrics = RecordedMetrics()
        let counters = Counters(metrics)
        for index in 0..<5000 { counters.add(1, to: .rejections, ["payuni", "code\(index)"]) }
        #expect(metrics.names.count <= 1001)
        #expect(metrics("paydesk_callbacks_rejected_total{gateway=other,code=other}") == 4000)
    }

    @Test("Every counter has a label for each value that is given")
    func labels() {
        for count in Count.allCases {
            #expect(count.rawValue.hasPrefix("paydesk_") && count.rawValue.hasSuffix("_total"))
            #expect(Set(count.labels).count == count.labels.count)
        }
    }
}
#endif
