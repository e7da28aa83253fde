#if Dispatcher
import Payments

/// When an endpoint that did not take an event is told again, as Standard Webhooks suggests. Pure.
enum DeliveryPlan {
    /// Seconds from one try to the next; the first is made at once.
    static let waits: [Int64] = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]
    static let tries = waits.count + 1
    /// Nobody is waited for longer than this, whatever is asked.
    static let longestWait: Int64 = 86_400

    /// - Parameters:
    ///   - failures: before this try, from 0.
    ///   - roll: any number, drawn by lot.
    static func outcome(of answer: DeliveryAnswer, failures: Int, at now: Timestamp, roll: UInt64) -> WorkOutcome {
        switch answer {
        case .taken: return .done
        case .gone: return .parked
        case .busy, .down, .refused:
            guard failures < waits.count else { return .parked }
            let wait = waits[max(failures, 0)] * 1000
            // Up to a tenth later, so that those who failed together do not come back together.
            let planned = now.adding(milliseconds: wait + Int64(roll % UInt64(wait / 10 + 1)))
            guard case .busy(let seconds?) = answer else { return .failed(retryAt: planned) }
            return .failed(retryAt: max(planned, now.adding(seconds: min(Int64(max(seconds, 0)), longestWait))))
        }
    }
}
#endif
