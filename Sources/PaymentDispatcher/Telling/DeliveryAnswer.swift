#if Dispatcher
import Payments

/// What came of telling an endpoint, as Standard Webhooks reads it.
enum DeliveryAnswer: Sendable, Hashable {
    case taken
    /// It wants to be told nothing more.
    case gone
    /// It asks to be told more slowly.
    case busy(retryAfterSeconds: Int?)
    /// It does not work, or cannot be reached.
    case down(reason: String)
    /// It answers, and did not take this event. A redirect is followed nowhere.
    case refused(status: Int)

    init(_ response: HTTPResponse) {
        switch response.status {
        case 200..<300: self = .taken
        case 410: self = .gone
        case 429, 502, 503, 504: self = .busy(retryAfterSeconds: response.retryAfterSeconds)
        case 500...: self = .down(reason: "status_\(response.status)")
        default: self = .refused(status: response.status)
        }
    }

    init(_ failure: TransportFailure) { self = .down(reason: failure.reason) }

    /// A stable word for metrics and logs.
    var code: String {
        switch self {
        case .taken: "taken"
        case .gone: "gone"
        case .busy: "busy"
        case .down: "down"
        case .refused: "refused"
        }
    }

    /// The status of who refused, as a log shows it; empty where there is none.
    var status: String {
        guard case .refused(let status) = self, status > 0 else { return "" }
        return "\(status)"
    }

    /// Why it does not work: a transport's word, or its status as one. Empty where that is not known.
    var reason: String {
        guard case .down(let reason) = self, PlainText.isWord(reason, length: 1...40) else { return "" }
        return reason
    }
}

extension CallPace {
    /// - Returns: whether calls stop from now on.
    mutating func record(_ answer: DeliveryAnswer, about matter: CallMatter, at now: Timestamp, roll: UInt64) -> Bool {
        switch answer {
        case .taken, .gone, .refused: succeed(at: now)
        case .busy(let seconds?): slowDown(seconds: seconds, at: now, roll: roll)
        case .busy(nil), .down: return fail(about: matter, at: now, roll: roll)
        }
        return false
    }
}
#endif
