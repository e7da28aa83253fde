#if Dispatcher
import Payments
import Testing

@testable import PaymentDispatcher

@Suite struct RetryPlanTests {
    let rolls: [UInt64] = [0, 1, 999, 1_000, 1_001, 123_456_789, .max / 2, .max]

    @Test("Each wait is anything from half the first to a limit that doubles up to the longest")
    func bounds() {
        for failures in 0..<70 {
            let limit: Int64 = failures < 9 ? min(2_000 << Int64(failures), 600_000) : 600_000
            for roll in rolls {
                let delay = RetryPlan.standard.delay(afterFailures: failures, roll: roll)
                #expect((1_000...limit).contains(delay))
            }
            #expect(RetryPlan.standard.delay(afterFailures: failures, roll: UInt64(limit - 1_000)) == limit)
            #expect(RetryPlan.standard.delay(afterFailures: failures, roll: 0) == 1_000)
        }
    }

    @Test("Those who failed together come back apart")
    func spread() {
        var dice = DiceForTests(seed: 1)
        let delays = Set((0..<100).map { _ in RetryPlan.standard.delay(afterFailures: 8, roll: dice.next()) })
        #expect(delays.count > 90)
        #expect(delays.contains { $0 < 100_000 } && delays.contains { $0 > 400_000 })
    }

    @Test("A retry lies after now")
    func after() {
        #expect(RetryPlan.standard.retry(after: Timestamp(seconds: 5), failures: -3, roll: 0) == Timestamp(seconds: 6))
    }
}
#endif
