#if Dispatcher
import Payments
import Testing

@testable import PaymentDispatcher

@Suite struct DeliveryPlanTests {
    let now = Timestamp(seconds: 1_000)

    private func answer(_ status: Int, _ retryAfter: Int? = nil) -> DeliveryAnswer {
        DeliveryAnswer(HTTPResponse(status: status, retryAfterSeconds: retryAfter))
    }

    @Test(
        "An answer is read by its status",
        arguments: [
            (200, DeliveryAnswer.taken), (204, .taken), (299, .taken), (301, .refused(status: 301)), (302, .refused(status: 302)),
            (400, .refused(status: 400)), (404, .refused(status: 404)), (410, .gone), (429, .busy(retryAfterSeconds: nil)),
            (500, .down(reason: "status_500")), (502, .busy(retryAfterSeconds: nil)), (504, .busy(retryAfterSeconds: nil)),
            (100, .refused(status: 100)), (599, .down(reason: "status_599")),
        ])
    func statuses(status: Int, expected: DeliveryAnswer) {
        #expect(answer(status) == expected)
    }

    @Test("Every failure waits as long as the schedule says and a tenth more at most; the tenth is the last")
    func schedule() {
        let seconds: [Int64] = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]
        for (failures, wait) in seconds.enumerated() {
            let earliest = DeliveryPlan.outcome(of: answer(500), failures: failures, at: now, roll: 0)
            let latest = DeliveryPlan.outcome(of: answer(500), failures: failures, at: now, roll: UInt64(wait * 100))
            #expect(earliest == .failed(retryAt: now.adding(seconds: wait)))
            #expect(latest == .failed(retryAt: now.adding(milliseconds: wait * 1_100)))
        }
        #expect(DeliveryPlan.tries == 10)
        for last in [answer(500), answer(302), answer(429, 5), .down(reason: "connection_refused")] {
            #expect(DeliveryPlan.outcome(of: last, failures: 9, at: now, roll: 0) == .parked)
        }
    }

    @Test("Two hundred and something is the end, 410 gives up at once")
    func ends() {
        #expect(DeliveryPlan.outcome(of: answer(201), failures: 9, at: now, roll: 0) == .done)
        #expect(DeliveryPlan.outcome(of: answer(410), failures: 0, at: now, roll: 0) == .parked)
    }

    @Test("Retry-After is obeyed where it is the longer wait, and held at a day")
    func retryAfter() {
        #expect(
            DeliveryPlan.outcome(of: answer(429, 60), failures: 0, at: now, roll: 0) == .failed(retryAt: now.adding(seconds: 60)))
        #expect(
            DeliveryPlan.outcome(of: answer(503, 60), failures: 1, at: now, roll: 0) == .failed(retryAt: now.adding(seconds: 300))
        )
        #expect(
            DeliveryPlan.outcome(of: answer(504, .max), failures: 0, at: now, roll: 0)
                == .failed(retryAt: now.adding(seconds: 86_400)))
        #expect(
            DeliveryPlan.outcome(of: answer(502, -5), failures: 0, at: now, roll: 0) == .failed(retryAt: now.adding(seconds: 5)))
    }
}
#endif
