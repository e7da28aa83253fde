#if Dispatcher
import PaymentDispatcher
import Payments
import Testing

@Suite("A clock that is set back")
struct ClockSetBackTests {
    private static let day: Int64 = 86_400

    /// A till whose clock is a day ahead, with a check that was planned by it for in ten minutes.
    /// - Parameter minutes: how long it stood by that day.
    private func tillAhead(minutes: Int) async throws -> (till: Till, number: AttemptNumber) {
        let till = try Till()
        try await till.open(deadlineSeconds: 9 * Self.day)
        let number = try await till.pay(.card).number
        _ = await till.dispatcher.work()
        till.time.show(secondsAhead: Self.day)
        for _ in 0..<minutes {
            till.time.pass(seconds: 60)
            _ = await till.dispatcher.work()
        }
        try await till.store.schedule(.check(number), at: till.after(600))
        return (till, number)
    }

    @Test("What was planned by a day that was believed comes when it would have come, and it is said once")
    func believed() async throws {
        let (till, number) = try await tillAhead(minutes: 40)
        till.time.show(secondsAhead: 0)
        let planned = till.after(600)
        for _ in 0..<10 { _ = await till.dispatcher.work() }
        #expect(try await till.check(number) == planned)
        let lines = till.log.lines.filter { $0.words.contains("set back") }
        #expect(lines.map(\.fields["seconds"]) == ["86400"])
        #expect(till.metrics("paydesk_clock_jumps_total") == 2, "ahead, and back")
    }

    @Test("While the store fails it is tried again")
    func failingStore() async throws {
        let (till, number) = try await tillAhead(minutes: 40)
        till.store.fail("bringForward")
        till.time.show(secondsAhead: 0)
        let planned = till.after(600)
        _ = await till.dispatcher.work()
        #expect(try await till.check(number) == planned.adding(seconds: Self.day))
        till.store.recover()
        _ = await till.dispatcher.work()
        #expect(try await till.check(number) == planned)
    }

    @Test("A day that nobody believed brings nothing forward when it is over")
    func neverBelieved() async throws {
        let (till, _) = try await tillAhead(minutes: 5)
        till.time.show(secondsAhead: 0)
        _ = await till.dispatcher.work()
        #expect(!till.store.calls.contains("bringForward"))
    }

    @Test("A clock that is set back twice brings what waits forward by both")
    func twice() async throws {
        let (till, number) = try await tillAhead(minutes: 40)
        for hours in [Int64(20), 0] {
            till.time.show(secondsAhead: hours * 3_600)
            _ = await till.dispatcher.work()
        }
        #expect(try await till.check(number) == till.after(600))
    }
}
#endif
