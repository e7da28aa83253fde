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
