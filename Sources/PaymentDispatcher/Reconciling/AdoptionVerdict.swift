#if Dispatcher
import Payments

/// What becomes of a number that was kept for later, once its gateway was asked about it in vain. Pure.
enum AdoptionVerdict: Sendable, Hashable {
    /// Nobody was to be asked before then.
    case wait(until: Timestamp)
    /// It could not be asked, or nothing could be learned.
    case retry(at: Timestamp)
    /// It is this order's, has no money, and the order takes no more attempts: a payer who still sees it may yet pay it.
    case look(at: Timestamp)
    /// It is not this order's, or nobody pays it any more.
    case over
    /// Nothing was learned for so long that nobody tries any more.
    case abandoned

    /// Two weeks and more, at five minutes on average, while the gateway does not work.
    static let mostFailures = 4_500
    /// After so many answers of no use, or failures, one that is of no use leaves time until the next look.
    private static let mostUselessAnswers = 10
    /// Stablecoins are sent late, too.
    static let lookSeconds: Int64 = 7 * 86_400
    private static let firstLookSeconds: Int64 = 900
    private static let longestLookSeconds: Int64 = 43_200
    private static let lookBeforeExpirySeconds: Int64 = 21_600

    /// - Parameters:
    ///   - error: anything but a failure of the store.
    ///   - failures: how often nothing was learned before; `nil` when it was only just named.
    ///   - orderExpires: after this the order has expired, if nothing came.
    init(_ error: DispatcherError, failures: Int?, orderExpires: Timestamp, at now: Timestamp, roll: UInt64) {
        let before = failures ?? 0
        switch error {
        case .tooMany(let seconds): self = .wait(until: now.adding(seconds: Int64(seconds)))
        case .gateway(let error) where Self.isSilent(error):
            self = before < Self.mostFailures ? Self.retry(now, before, roll) : .abandoned
        case .gateway where before < Self.mostUselessAnswers: self = Self.retry(now, before, roll)
        case .gateway where now >= orderExpires.adding(seconds: Self.lookSeconds): self = .abandoned
        case .gateway: self = .retry(at: now.adding(seconds: Self.step(now, orderExpires)))
        case .conflict(.orderIsClosed), .conflict(.attemptsUsedUp):
            // Whoever names one now gets a look, however late it is.
            guard failures == nil || now < orderExpires.adding(seconds: Self.lookSeconds) else {
                self = .over
                return
            }
            self = .look(at: now.adding(seconds: failures == nil ? Self.firstLookSeconds : Self.step(now, orderExpires)))
        default: self = .over
        }
    }

    /// Nothing is wrong with the number.
    private static func isSilent(_ error: GatewayError) -> Bool {
        switch error.kind {
        case .unavailable, .indeterminate, .rateLimited, .unauthorized: true
        default: false
        }
    }

    private static func retry(_ now: Timestamp, _ failures: Int, _ roll: UInt64) -> AdoptionVerdict {
        .retry(at: RetryPlan.standard.retry(after: now, failures: failures, roll: roll))
    }

    private static func step(_ now: Timestamp, _ orderExpires: Timestamp) -> Int64 {
        guard now > orderExpires else { return lookBeforeExpirySeconds }
        return min(max((now.seconds - orderExpires.seconds) / 4, firstLookSeconds), longestLookSeconds)
    }

    var outcome: WorkOutcome {
        switch self {
        case .wait(let time): .postponed(until: time)
        case .look(let time): .replanned(at: time)
        case .retry(let time): .failed(retryAt: time)
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
