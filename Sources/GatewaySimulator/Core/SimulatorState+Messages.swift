internal import Payments
internal import StrictJSON

extension SimulatorState {
    mutating func send(_ draft: MessageDraft, _ faults: [MessageFault]) {
        guard !faults.contains(.lose) else { return }
        let tamper = Tamper(breaksHash: faults.contains(.wrongHash), raisesAmount: faults.contains(.wrongAmount))
        var due = draft.at
        for case .delay(let seconds) in faults { due = due.adding(seconds: seconds) }
        if faults.contains(.forge) { sendForgery(of: draft, at: due) }
        var body = body(draft, tamper)
        if faults.contains(.garbage) { body = dice.numbers.bytes(64) }
        if faults.contains(.cut) { body = Array(body.prefix(body.count / 2)) }
        for _ in 0..<(faults.contains(.double) ? 2 : 1) {
            enqueue(draft, body, due, isForged: false, yields: faults.contains(.reorder))
        }
    }

    /// A stranger who lacks the keys writes it, and says "paid".
    mutating func sendForgery(of draft: MessageDraft, at due: Timestamp) {
        enqueue(draft, forgedBody(draft), due, isForged: true, yields: false)
    }

    private mutating func enqueue(
        _ draft: MessageDraft, _ body: [UInt8], _ due: Timestamp, isForged: Bool, yields: Bool
    ) {
        let isJSON = draft.kind == .callback
        let message = OutgoingMessage(
            id: queue.newID(), kind: draft.kind, url: draft.url,
            contentType: isJSON ? "application/json" : "application/x-www-form-urlencoded", body: body, attempt: draft.attempt,
            gatewayNumber: draft.gatewayNumber, due: due, isForged: isForged)
        queue.add(message, yields: yields)
    }

    private func body(_ draft: MessageDraft, _ tamper: Tamper) -> [UInt8] {
        switch draft.content {
        case .sealed(let fields, let version): return payuni?.body(fields, version: version, tamper) ?? []
        case .json(var object):
            if tamper.raisesAmount, case .string(let text)? = object["fiat_amount"],
                let amount = ExactDecimal(text)?.adding(ExactDecimal(whole: 1))
            {
                object["fiat_amount"] = .string(amount.description)
            }
            return JSONValue.object(object).serialized()
        }
    }

    /// The genuine words with "paid" put into them, by somebody who lacks the keys.
    private mutating func forgedBody(_ draft: MessageDraft) -> [UInt8] {
        switch draft.content {
        case .json(let object): return JSONValue.object(IntentJSON.forged(object)).serialized()
        case .sealed(let fields, let version):
            let lies = ["Status": "SUCCESS", "TradeStatus": "1"]
            let forged = fields.map { (name: $0.name, value: lies[$0.name] ?? $0.value) }
            return payuni?.forgedBody(forged, version: version, &dice.numbers) ?? []
        }
    }
}
