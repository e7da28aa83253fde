#if Dispatcher
import Payments

/// What becomes of a number that was kept for later, once its gateway was asked about it in vain. Pure.
enum AdoptionVerdict: Sendable, Hashable {
    /// The gateway wants to be left alone until then.
    case wait(until: Timestamp)
    /// It could not be asked.
    case retry(at: Timestamp)
    /// It is this order's, has no money, and the order takes no more attempts: a payer who still sees it may yet pay it.
    case look(at: Timestamp)
    /// It is not this order's, or nobody pays it any more.
    case over
    /// It could not be asked for so long that nobody tries any more.
    case abandoned

    /// Two weeks and more, at five minutes on average.
    static let mostFailures = 4_500
    /// A week and more: stablecoins are sent late, too.
    static let mostLooks = 20
    private static let firstLookSeconds: Int64 = 900
    private static let longestLookSeconds: Int64 = 43_200

    /// - Parameters:
    ///   - error: anything but a failure of the store.
    ///   - failures: how often it came to nothing before.
    init(_ error: DispatcherError, failures: Int, at now: Timestamp, roll: UInt64) {
        switch error {
        case .tooMany(let seconds): self = .wait(until: now.adding(seconds: Int64(seconds)))
        case .gateway where failures >= Self.mostFailures: self = .abandoned
        case .gateway: self = .retry(at: RetryPlan.standard.retry(after: now, failures: failures, roll: roll))
        case .conflict(.orderIsClosed), .conflict(.attemptsUsedUp):
            guard failures < Self.mostLooks else {
                self = .over
                return
            }
            let step = min(Self.firstLookSeconds << Int64(min(failures, 10)), Self.longestLookSeconds)
            self = .look(at: now.adding(seconds: step))
        default: self = .over
        }
    }

    var outcome: WorkOutcome {
        switch self {
        case .wait(let time): .again(at: time)
        case .retry(let time), .look(let time): .failed(retryAt: time)
        case .over: .done
        case .abandoned: .parked
        }
    }

    /// When it is to be asked about next, where it is.
    var due: Timestamp? {
        switch self {
        case .wait(let time), .retry(let time), .look(let time): time
        case .over, .abandoned: nil
        }
    }
}
#endif
