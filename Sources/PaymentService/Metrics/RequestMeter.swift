#if Service
import HTTPTypes
import Metrics
import Synchronization

/// Counts requests and their times by route. Keeps the metrics it made: looking them up anew costs more than counting.
final class RequestMeter: Sendable {
    struct Kind: Hashable {
        let route: String
        let method: String
        let status: Int
    }

    private struct Meters {
        let requests: Counter
        let seconds: Timer
    }

    private let factory: any MetricsFactory
    private let meters = Mutex<[Kind: Meters]>([:])

    init(factory: any MetricsFactory) { self.factory = factory }

    func count(_ kind: Kind, _ duration: Duration) {
        let meters = meters.withLock { meters in
            if let known = meters[kind] { return known }
            let made = Meters(
                requests: Counter(
                    label: "paydesk_http_requests_total",
                    dimensions: [("route", kind.route), ("method", kind.method), ("status", String(kind.status))],
                    factory: factory),
                seconds: Timer(
                    label: "paydesk_http_request_seconds", dimensions: [("route", kind.route), ("method", kind.method)],
                    factory: factory))
            meters[kind] = made
            return made
        }
        meters.requests.increment()
        let (seconds, attoseconds) = duration.components
        meters.seconds.recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }

    /// A method that anybody may make up is not a label.
    static func word(_ method: HTTPRequest.Method) -> String {
        switch method {
        case .get, .head, .post, .put, .delete, .patch, .options, .trace, .connect: method.rawValue
        default: "other"
        }
    }
}
#endif
