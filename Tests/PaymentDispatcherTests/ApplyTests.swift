#if Dispatcher
import GatewaySimulator
import Payments
import Testing

@testable import PaymentDispatcher

@Suite("Applying")
struct ApplyTests {
    @Test("Whoever applies an order, and how many at once, its events are 1, 2, 3 and each is there once")
    func atOnce() async throws {
        let store = InMemoryOrderStore()
        let till = try Till(store: store)
        let other = try Till(store: store)
        try await till.open()
        let number = try await till.pay(.card).number
        await withDiscardingTaskGroup { group in
            for index in 0..<40 {
                let who = index.isMultiple(of: 2) ? till : other
                group.addTask {
                    let changes = ["TradeNo": "T-\(index)", "TradeStatus": "2"]
                    guard let callback = try? who.sealed(number, changes) else { return }
                    #expect(await who.dispatcher.receive(callback, from: "payuni").outcome == .stored)
                    _ = try? await who.desk.apply("order-1")
                }
            }
        }
        await till.settle()
        await other.settle()
        let events = try await till.events()
        #expect(events.map(\.sequence) == Array(1...events.count))
        let record = try await till.dispatcher.order("order-1")
        #expect(!record.version.isBehind)
        let present = try await till.dispatcher.detail("order-1").snapshot
        #expect(record.snapshot == present.jsonText)
        #expect(try await till.state().attempts.first?.transactions.count == 40)
    }

    @Test("Applying what is applied changes nothing")
    func idle() async throws {
        let till = try Till()
        try await till.open()
        try await till.pay(.stablecoin)
        let first = try await till.desk.apply("order-1")
        till.store.forgetCalls()
        #expect(try await till.desk.apply("order-1") == first)
        #expect(till.store.calls == ["load"])
    }

    @Test("Whichever call fails while applying, the order is applied later and told once")
    func storeFails() async throws {
        for trouble in [TroubledStore.Trouble.before, .after] {
            var call = 0
            while true {
                call += 1
                let till = try Till()
                try await till.open()
                let number = try await till.pay(.card).number
                till.store.isContested = true
                _ = await till.dispatcher.receive(try till.sealed(number), from: "payuni")
                till.store.isContested = false
                till.store.fail(call: call, trouble)
                await till.settle()
                let reached = till.store.calls.count >= call
                till.store.recover()
                _ = try await till.desk.apply("order-1")
                #expect(try await till.dispatcher.order("order-1").status == .paid)
                #expect(try await till.events().count { $0.name == "order.paid" } == 1, "call \(call), \(trouble)")
                if !reached { break }
            }
            #expect(call > 2)
        }
    }

    @Test("A state that is folded for reading is the one that applying gives")
    func present() async throws {
        let till = try Till()
        try await till.open()
        let number = try await till.pay(.card).number
        _ = await till.dispatcher.receive(try till.sealed(number, ["TradeAmt": "299"]), from: "payuni")
        let read = try await till.dispatcher.detail("order-1").snapshot
        let applied = try await till.desk.apply("order-1")
        #expect(read == applied)
        #expect(try await till.dispatcher.detail("order-1").snapshot == applied)
    }

    @Test("Events are planned for every endpoint in the same transaction")
    func endpoints() async throws {
        let secret = Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
        let till = try Till { settings in
            settings.endpoints = ["one", "two"].map {
                WebhookEndpoint(id: EndpointID($0), url: Till.url("https://shop.example/\($0)"), secrets: [secret])
            }
        }
        try await till.open()
        _ = try await till.dispatcher.cancel("order-1", by: "shop", text: "")
        let deliveries = try await till.dispatcher.timeline("order-1").work.compactMap { item -> EndpointID? in
            if case .delivery(_, 1, let endpoint) = item.subject { endpoint } else { nil }
        }
        #expect(Set(deliveries) == ["one", "two"])
    }

    @Test("The line holds each order once, in order, and forgets what it gave away")
    func line() async {
        let line = ApplyLine()
        Correlation.$id.withValue("request-1") { line.add("a") }
        line.add("b")
        Correlation.$id.withValue("request-2") { line.add("a") }
        #expect(line.take() == [.init(order: "a", correlation: "request-1"), .init(order: "b", correlation: nil)])
        #expect(line.take().isEmpty)
        for index in 0..<(ApplyLine.longest + 10) { line.add(OrderID("\(index)")) }
        #expect(line.take().count == ApplyLine.longest)
        line.add("0")
        #expect(line.take().count == 1)
    }

    @Test("The line gives a sign to whoever listens, also a second time after the first listener went")
    func signs() async {
        let line = ApplyLine()
        for _ in 0..<2 {
            var signs = line.signs().makeAsyncIterator()
            let atOnce: Void? = await signs.next()
            line.add("a")
            let forNews: Void? = await signs.next()
            #expect(atOnce != nil && forNews != nil)
            #expect(line.take().count == 1)
        }
    }
}
#endif
