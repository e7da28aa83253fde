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

    /// `?attempt=` narrows it to one number of the merchant's, or to one intent by KryptoGO's id.
    func ledger(_ request: SimulatedRequest) -> Reply {
        narrowed(request) { name in
            let entries = name.map { simulator.ledger(of: AttemptNumber($0)) } ?? simulator.ledger
            return ["ledger": .array(entries.map(RecordText.json))]
        }
    }

    /// What was sent, oldest first; `?attempt=` narrows it, too.
    func messages(_ request: SimulatedRequest) -> Reply {
        narrowed(request) { name in
            let entries = postman.log.entries.filter { entry in
                name == nil || entry.message.attempt?.text == name || entry.message.gatewayNumber.text == name
            }
            return [
                "messages": .array(entries.map(RecordText.json)), "waiting": .integer(simulator.waitingMessageCount),
            ]
        }
    }

    /// A name that nothing bears is most often a misspelt one, and an empty list would let the test that asks for it pass.
    private func narrowed(_ request: SimulatedRequest, _ answer: (String?) -> JSONValue) -> Reply {
        let name = Self.name(in: request)
        if let name, !simulator.isKnown(name) { return ControlAnswer.problem(SimulatorRefusal.unknown) }
        return ControlAnswer.json(answer(name))
    }

    /// Names are letters, digits, `-` and `_`, so nothing in them is ever escaped.
    private static func name(in request: SimulatedRequest) -> String? {
        request.query.split(separator: "&").first { $0.hasPrefix("attempt=") }.map { String($0.dropFirst(8)) }
    }
}
#endif
