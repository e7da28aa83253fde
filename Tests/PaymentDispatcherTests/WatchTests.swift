#if Dispatcher
import GatewaySimulator
import Payments
import Testing

@testable import PaymentDispatcher

@Suite("Watching")
struct WatchTests {
    @Test("A watcher hears of the newest state, and of its own order alone")
    func newest() async throws {
        let till = try Till()
        try await till.open("order-1")
        try await till.open("order-2")
        var changes = till.dispatcher.changes(of: "order-1").makeAsyncIterator()
        _ = try await till.dispatcher.cancel("order-2", by: "shop", text: "")
        try await till.pay(.stablecoin)
        _ = try await till.dispatcher.cancel("order-1", by: "shop", text: "")
        let heard = await changes.next()
        let snapshot = try #require(heard)
        #expect(snapshot.order == "order-1")
        #expect(snapshot.state.status == .canceled)
        let present = try await till.dispatcher.detail("order-1").snapshot
        #expect(snapshot == present)
    }

    @Test("Nobody hears of an older state after a newer one")
    func older() async throws {
        let till = try Till()
        let first = try await till.open().snapshot
        let watchers = Watchers()
        var changes = watchers.watch("order-1").makeAsyncIterator()
        let newer = OrderSnapshot(order: "order-1", sequence: first.sequence + 2, state: first.state)
        watchers.publish(newer)
        watchers.publish(OrderSnapshot(order: "order-1", sequence: first.sequence + 1, state: first.state))
        #expect(await changes.next() == newer)
    }

    @Test("Several watch one order, and who goes away leaves nothing behind")
    func several() async throws {
        let till = try Till()
        try await till.open()
        do {
            var first = till.dispatcher.changes(of: "order-1").makeAsyncIterator()
            var second = till.dispatcher.changes(of: "order-1").makeAsyncIterator()
            #expect(till.desk.watchers.count == 2)
            _ = try await till.dispatcher.cancel("order-1", by: "shop", text: "")
            let heard = [await first.next(), await second.next()]
            #expect(heard.map { $0?.state.status } == [.canceled, .canceled])
        }
        let watching = Task {
            var heard = 0
            for await _ in till.dispatcher.changes(of: "order-1") { heard += 1 }
            return heard
        }
        watching.cancel()
        #expect(await watching.value == 0)
        #expect(till.desk.watchers.count == 0)
    }
}
#endif
