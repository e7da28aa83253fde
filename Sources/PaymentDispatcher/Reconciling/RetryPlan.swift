#if Dispatcher
import Payments

/// How long to wait after a failure: anything up to a limit that doubles each time, so that many who failed together do not come
/// back together ("full jitter").
struct RetryPlan: Sendable, Equatable {
    /// What the first wait is at most, in milliseconds; no wait is shorter than half of it.
    let first: Int64
    /// What every wait is at most, in milliseconds.
    let longest: Int64

    /// For questions to gateways, and for work that a store would not take.
    static let standard = RetryPlan(first: 2_000, longest: 600_000)

    /// - Parameters:
    ///   - failures: before this one, from 0.
    ///   - roll: any number, drawn by lot.
    /// - Returns: milliseconds.
    func delay(afterFailures failures: Int, roll: UInt64) -> Int64 {
        let doublings = min(max(failures, 0), 40)
        let (scaled, overflow) = first.multipliedReportingOverflow(by: 1 << Int64(doublings))
        let limit = overflow ? longest : min(scaled, longest)
        let shortest = min(first / 2, limit)
        return shortest + Int64(roll % UInt64(limit - shortest + 1))
    }

    func retry(after now: Timestamp, failures: Int, roll: UInt64) -> Timestamp {
        now.adding(milliseconds: delay(afterFailures: failures, roll: roll))
    }
}
#endif
