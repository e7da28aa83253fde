#if Dispatcher
import Payments

/// What came of asking a gateway, as far as it decides when to ask again.
enum CheckAnswer: Sendable, Hashable {
    case report(GatewayReport)
    /// The gateway does not know the attempt.
    case notFound
    case tooMany(retryAfterSeconds: Int?)
    /// It did not answer, or says that it does not work.
    case silent(GatewayError)
    /// It answered, and the answer is of no use.
    case unusable(GatewayError)

    init(_ error: GatewayError) {
        switch error.kind {
        case .notFound: self = .notFound
        case .rateLimited(let seconds): self = .tooMany(retryAfterSeconds: seconds)
        case .unavailable, .indeterminate: self = .silent(error)
        default: self = .unusable(error)
        }
    }

    /// A stable word for metrics and logs.
    var code: String {
        switch self {
        case .report: "told"
        case .notFound: "not_found"
        case .tooMany: "rate_limited"
        case .silent(let error), .unusable(let error): error.kind.code
        }
    }
}

extension CallPace {
    /// - Returns: whether calls stop from now on.
    mutating func record(_ answer: CheckAnswer, at now: Timestamp, roll: UInt64) -> Bool {
        switch answer {
        case .report, .notFound, .unusable: succeed(at: now)
        case .tooMany(let seconds): slowDown(seconds: seconds, at: now, roll: roll)
        case .silent: return fail(at: now, roll: roll)
        }
        return false
    }
}
#endif
