#if Service
internal import GatewaySimulator
internal import Payments
internal import StrictJSON

extension Site {
    /// What there is and what is to come.
    var state: JSONValue {
        let next = simulator.nextEvent
        return [
            "time": .string(clock.now().utcText), "leadSeconds": .integer(clock.leadSeconds),
            "nextEvent": next.map { .string($0.utcText) } ?? .null,
            "waitingMessages": .integer(simulator.waitingMessageCount), "payers": .string(payersText),
            "pool": simulator.pool.map { .string($0.description) } ?? .null,
            "pages": .array(simulator.newestPages(Self.most).map(RecordText.json)),
            "trades": .array(simulator.newestTrades(Self.most).map(RecordText.json)),
            "intents": .array(simulator.newestIntents(Self.most).map(RecordText.json)),
        ]
    }

    private static var most: Int { 100 }

    private var payersText: String {
        switch payers {
        case .steered: "steered"
        case .actByAmount(let seconds): "by amount, after \(seconds) s"
        }
    }

    /// `?attempt=` narrows it to one number of the merchant's.
    func ledger(_ request: SimulatedRequest) -> JSONValue {
        let entries = Self.attempt(in: request).map { simulator.ledger(of: $0) } ?? simulator.ledger
        return ["ledger": .array(entries.map(RecordText.json))]
    }

    /// What was sent, oldest first; `?attempt=` narrows it, too.
    func messages(_ request: SimulatedRequest) -> JSONValue {
        let attempt = Self.attempt(in: request)
        let entries = postman.log.entries.filter { attempt == nil || $0.message.attempt == attempt }
        return [
            "messages": .array(entries.map(RecordText.json)), "waiting": .integer(simulator.waitingMessageCount),
        ]
    }

    /// Numbers are letters, digits, `-` and `_`, so nothing in them is ever escaped.
    private static func attempt(in request: SimulatedRequest) -> AttemptNumber? {
        request.query.split(separator: "&").first { $0.hasPrefix("attempt=") }.map { AttemptNumber(String($0.dropFirst(8))) }
    }
}
#endif
