#if Dispatcher
import GatewaySimulator
import PaymentDispatcher
import Payments
import Testing

@Suite struct WorkTests {
    @Test("Nothing due is nothing done")
    func idle() async throws {
        let till = try Till()
        #expect(await till.dispatcher.work().isIdle)
        try await till.open()
        #expect(await till.dispatcher.work().isIdle)
    }

    @Test("An order expires when its time is over, though nobody touches it")
    func expiry() async throws {
        let till = try Till()
        try await till.open(deadlineSeconds: 100)
        till.time.pass(seconds: 100)
        _ = await till.dispatcher.work()
        #expect(try await till.status() == .open, "the deadline itself is still in time")
        till.time.pass(seconds: 1)
        let report = await till.dispatcher.work()
        #expect(report.clocks == 1)
        #expect(try await till.status() == .expired)
        #expect(try await till.nextDue(["order-1"]) == nil)
    }

    @Test("A clock that jumps ahead ends no order and puts nothing off; it is counted and said once")
    func clockJump() async throws {
        let till = try Till()
        try await till.open(deadlineSeconds: 10_800)
        let number = try await till.pay(.card).number
        _ = await till.dispatcher.work()
        till.time.show(secondsAhead: 86_400)
        for _ in 0..<60 {
            till.time.pass(seconds: 1)
            _ = await till.dispatcher.work()
        }
        _ = try await till.dispatcher.decide("order-1", .note, by: "anna", text: "seen")
        #expect(try await till.status() == .open)
        #expect(try await till.journal().last?.receivedAt == Till.opening.adding(seconds: 60))
        #expect(till.metrics("paydesk_clock_jumps_total") == 1)
        let lines = till.log.lines.filter { $0.words.contains("clock jumped") }
        #expect(lines.map(\.fields["seconds"]) == ["86400"])
        till.time.show(secondsAhead: 0)
        let check = try #require(try await till.check(number))
        #expect(check < till.after(600), "what was planned meanwhile does not wait for a day")
    }

    @Test("A machine that slept past a deadline lets the order go half an hour later")
    func sleep() async throws {
        let till = try Till()
        try await till.open(deadlineSeconds: 100)
        _ = await till.dispatcher.work()
        till.time.show(secondsAhead: 28_800)
        _ = await till.dispatcher.work()
        till.time.pass(seconds: 99)
        _ = await till.dispatcher.work()
        #expect(try await till.status() == .open)
        till.time.pass(seconds: 1_701)
        _ = await till.dispatcher.work()
        #expect(try await till.status() == .expired)
    }

    @Test("What another process recorded and did not live to apply is applied")
    func abandonedEvidence() async throws {
        let till = try Till()
        try await till.open()
        let decision = Decision(number: 1, kind: .cancel, by: "shop")
        _ = try await till.store.append([
            EvidenceAppend(Evidence(.decision(decision), receivedAt: till.time.now()), to: "order-1")
        ])
        let report = await till.dispatcher.work()
        #expect(report.applied == 1)
        #expect(try await till.status() == .canceled)
        #expect(try await till.events().map(\.name) == ["order.canceled"])
    }

    @Test("A store that fails delays work and loses none of it")
    func storeTrouble() async throws {
        for call in 1...8 {
            for trouble in [TroubledStore.Trouble.before, .after] {
                let till = try Till()
                try await till.open(deadlineSeconds: 100)
                till.time.pass(seconds: 101)
                till.store.fail(call: call, trouble)
                _ = await till.dispatcher.work()
                till.store.recover()
                try await till.work(until: till.after(700))
                #expect(try await till.status() == .expired, "call \(call)")
                #expect(try await till.events().map(\.name) == ["order.expired"])
            }
        }
    }

    @Test("The same steps give the same events, byte for byte")
    func deterministic() async throws {
        var runs: [[String]] = []
        for _ in 0..<2 {
            let (till, merchant) = try Till.telling()
            try await till.open()
            let attempt = try await till.pay(.stablecoin)
            try till.simulator.act(.pay(.short), onIntent: attempt.number.text)
            try await till.work(until: till.after(2 * 86_400))
            runs.append(merchant.told.map { "\($0.at.milliseconds) \($0.id) \($0.body)" })
        }
        #expect(runs[0] == runs[1])
        #expect(!runs[0].isEmpty)
    }
}
#endif
