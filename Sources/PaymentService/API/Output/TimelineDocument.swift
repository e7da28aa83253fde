#if Service
import PaymentDispatcher
import Payments
import StrictJSON

/// The answer of `GET /v1/orders/{order}/timeline`: what was said, what changed by it, and what happens next.
struct TimelineDocument {
    let timeline: OrderTimeline

    func text() throws(DispatcherError) -> String {
        let journal = timeline.journal.map { JSONValue.object(JSONObject(Self.members($0))).text }.joined(separator: ",")
        let events = try timeline.events.text()
        let work = JSONValue.array(timeline.work.map(Self.json)).text
        let checks = JSONValue.array(timeline.checks.map(Self.json)).text
        return "{\"journal\":[\(journal)],\"events\":\(events),\"work\":\(work),\"checks\":\(checks)}"
    }

    private static func members(_ entry: JournalEntry) -> [(String, JSONValue)] {
        let fact: (String, JSONValue) =
            switch entry.fact {
            case .attempt(let attempt): ("attempt", attempt.json)
            case .evidence(let evidence): ("evidence", evidence.json)
            }
        return [("position", .integer(entry.position)), ("at", entry.at.json), fact]
    }

    private static func json(_ item: WorkItem) -> JSONValue {
        jsonObject(
            subject(of: item) + [
                ("state", .string(item.state.rawValue)), ("due", item.due.json), ("failures", .integer(item.failures)),
            ])
    }

    private static func subject(of item: WorkItem) -> [(String, JSONValue?)] {
        switch item.subject {
        case .apply: [("kind", "apply")]
        case .clock: [("kind", "clock")]
        case .check(let attempt): [("kind", "check"), ("attempt", .string(attempt.text))]
        case .delivery(_, let sequence, let endpoint):
            [("kind", "delivery"), ("sequence", .integer(sequence)), ("endpoint", .string(endpoint.text))]
        case .adoption(_, let number, let gateway):
            [("kind", "adoption"), ("gateway", .string(gateway.text)), ("gatewayNumber", .string(number.text))]
        }
    }

    private static func json(_ check: AttemptCheck) -> JSONValue {
        jsonObject([("attempt", .string(check.attempt.text)), ("at", check.at?.json)])
    }
}
#endif
