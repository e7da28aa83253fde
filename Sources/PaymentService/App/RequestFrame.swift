#if Service
import HTTPTypes
import Logging
import NIOHTTP1

/// One request as it came: its name in logs and answers, and when it began.
struct AskedRequest {
    let id = RequestID.next()
    let method: HTTPRequest.Method
    fileprivate let begun = ContinuousClock.now

    init(_ method: HTTPRequest.Method) { self.method = method }
}

/// What every request gets beside its answer, whichever way it goes: a place among those under way, the fields that all answers carry,
/// a count and a line in the log.
struct RequestFrame: Sendable {
    let gate: AdmissionGate
    let meter: RequestMeter
    let logger: Logger

    static func complete(_ fields: inout HTTPFields, _ asked: AskedRequest, route: String?) {
        fields.append(contentsOf: CrossOrigin.headers(route: route))
        fields[.requestID] = asked.id
        fields[.xContentTypeOptions] = "nosniff"
        if !fields.contains(.cacheControl) { fields[.cacheControl] = "no-store" }
    }

    /// The same for an answer in JSON that has no fields of its own, ready to be sent.
    static func json(_ asked: AskedRequest) -> HTTPHeaders {
        [
            "Content-Type": "application/json", "X-Request-Id": asked.id, "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        ]
    }

    /// - Parameter route: as it was declared, never as it was asked for: a path may hold a token.
    func record(_ asked: AskedRequest, route: String, status: Int, _ notes: RequestNotes.State) {
        let duration = asked.begun.duration(to: .now)
        let method = RequestMeter.word(asked.method)
        meter.count(RequestMeter.Kind(route: route, method: method, status: status), duration)
        let line = RequestLine(id: asked.id, method: method, route: route, status: status, duration: duration, notes: notes)
        logger.log(level: Self.level(route: route, status: status, notes), "request", metadata: line.metadata)
    }

    /// Anybody can post to a gateway's addresses, as often as they like. What led to nothing there is counted, and its line is for whoever
    /// looks for it. What the desk itself could not take is no flood: a genuine message comes again, and its line is seen.
    private static func level(route: String, status: Int, _ notes: RequestNotes.State) -> Logger.Level {
        let isOpenToAll = route.hasPrefix("/callbacks/") || route.hasPrefix("/return/")
        return notes.ledToNothing || (isOpenToAll && (400..<500).contains(status)) ? .debug : .info
    }
}

extension HTTPField.Name {
    static let requestID = known("X-Request-Id")
}
#endif
