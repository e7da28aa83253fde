#if Dispatcher
import Payments
import Testing

@testable import PaymentDispatcher

@Suite("A store that goes on failing")
struct FailingStoreTests {
    @Test("Each failure is counted, and the log names an operation and its code once a minute, with how many there were")
    func lines() async throws {
        let till = try Till()
        func failures() -> [RecordedLog.Line] { till.log.lines.filter { $0.words == "the store failed" } }
        till.store.fail("claim", .full)
        for _ in 0..<100 { _ = await till.dispatcher.work() }
        let failed = till.metrics("paydesk_store_failures_total{operation=claim,code=full}")
        #expect(failed >= 100)
        #expect(failures().map(\.fields) == [["operation": "claim", "code": "full", "count": "1"]])

        till.store.fail("insert", .full)
        _ = await failure(try await till.dispatcher.open(till.terms()))
        #expect(failures().map { $0.fields["operation"] } == ["claim", "insert"], "another operation has a line of its own")

        till.time.pass(seconds: 60)
        _ = await till.dispatcher.work()
        #expect(failures().last?.fields == ["operation": "claim", "code": "full", "count": "\(failed)"])
        #expect(failures().count == 3)
    }

    @Test("A line that is set free again is written though the clock was set back")
    func setBack() {
        let lines = SparingLines()
        let now = Timestamp(seconds: 10_000)
        #expect(lines.count(["claim", "full"], at: now) == 1)
        #expect(lines.count(["claim", "full"], at: now.adding(seconds: 59)) == nil)
        #expect(lines.count(["claim", "io"], at: now.adding(seconds: 59)) == 1)
        #expect(lines.count(["claim", "full"], at: now.adding(seconds: -3_600)) == 2)
    }

    @Test("Whoever could not claim waits for seconds before the next try")
    func pause() async throws {
        let till = try Till()
        till.store.fail("claim", .full)
        let (sleeps, told) = AsyncStream.makeStream(of: Int64.self)
        let work = Task { await till.dispatcher.run(sleeper: NoSleep(told: told)) }
        var seen: [Int64] = []
        // Three lines of the gateways, then what comes round by itself: the clock, the sweep, and twice an hour's.
        for await milliseconds in sleeps {
            seen.append(milliseconds)
            if seen.count == 7 { break }
        }
        work.cancel()
        await work.value
        #expect(seen.sorted() == [500, 2_000, 2_000, 2_000, 5_000, 3_600_000, 3_600_000])
    }

    /// Says what somebody would wait for, and sends them home.
    private struct NoSleep: Sleeper {
        let told: AsyncStream<Int64>.Continuation

        func sleep(milliseconds: Int64) async -> Bool {
            told.yield(milliseconds)
            return false
        }
    }
}
#endif
