#if Dispatcher
import Payments
import Synchronization
import Testing

@testable import PaymentDispatcher

@Suite("Questions for which nobody waits")
struct PatienceTests {
    @Test("No more are under way at once than there are places, and every one is put", arguments: [1, 3, 8])
    func places(_ count: Int) async throws {
        let till = try Till { $0.reconciliation.ratePerSecond = 1_000 }
        let patience = Patience(sleeper: NoTime(), places: Slots(count))
        let crowd = Crowd()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    _ = try? await till.desk.call(till.payuni, about: .attempt("A1"), patience: patience) {
                        () async throws(GatewayError) in
                        crowd.enter()
                        for _ in 0..<5 { await Task.yield() }
                        crowd.leave()
                    }
                }
            }
        }
        #expect(crowd.counts.now == 0)
        #expect(crowd.counts.most <= count)
        #expect(crowd.counts.all == 40)
    }

    @Test("A question that may not be put, or fails, gives its place back")
    func places() async throws {
        let till = try Till { $0.reconciliation.ratePerSecond = 1 }
        let patience = Patience(sleeper: NoTime(), places: Slots(1))
        for _ in 0..<3 {
            await #expect(throws: GatewayCallFailure.self) {
                try await till.desk.call(till.payuni, about: .attempt("A1"), patience: patience) {
                    () async throws(GatewayError) in
                    throw GatewayError(.unavailable, operation: "query", advice: .tryLater)
                }
            }
        }
        await patience.places.take()
        patience.places.giveBack()
    }

    @Test("Who waited for a place until the desk ends asks nothing more, and gives the place back")
    func ended() async throws {
        let till = try Till()
        let patience = Patience(sleeper: NoTime(), places: Slots(1))
        let crowd = Crowd()
        await patience.places.take()
        let waiting = Task {
            try await till.desk.call(till.payuni, about: .attempt("A1"), patience: patience) { () async throws(GatewayError) in
                crowd.enter()
            }
        }
        waiting.cancel()
        patience.places.giveBack()
        await #expect(throws: GatewayCallFailure.notPut(until: till.time.now())) { try await waiting.value }
        #expect(crowd.counts.all == 0)
        await patience.places.take()
    }

    private final class Crowd: Sendable {
        struct Counts {
            var now = 0
            var most = 0
            var all = 0
        }

        private let state = Mutex(Counts())

        var counts: Counts { state.withLock { $0 } }

        func enter() {
            state.withLock { state in
                state.now += 1
                state.most = max(state.most, state.now)
                state.all += 1
            }
        }

        func leave() { state.withLock { $0.now -= 1 } }
    }

    /// Time that is over when somebody waits for it.
    private struct NoTime: Sleeper {
        func sleep(milliseconds: Int64) async -> Bool { false }
    }
}
#endif
