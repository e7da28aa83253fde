package import StrictJSON

extension OrderState {
    /// The state as text that is the same, byte for byte, whenever the state is the same.
    package var json: JSONValue { .object(JSONObject(members)) }

    var members: [(String, JSONValue)] {
        let all: [(String, JSONValue?)] = [
            ("status", .string(status.rawValue)), ("due", due.json), ("received", received.json), ("refunded", refunded.json),
            ("net", net.json),
            ("receivedTokens", receivedTokens.isEmpty ? nil : .array(receivedTokens.map(\.json))),
            ("refundStatus", .string(refundStatus.rawValue)),
            ("isLate", .bool(isLate)), ("isUnderpaid", .bool(isUnderpaid)), ("isOverpaid", .bool(isOverpaid)),
            ("isPaidTwice", .bool(isPaidTwice)), ("hasUnknownOutcome", .bool(hasUnknownOutcome)),
            ("attention", .array(attention.map(\.json))),
            (
                "settledBy",
                settledBy.map { ["attempt": .string($0.attempt.text), "gatewayNumber": .string($0.gatewayNumber.text)] }
            ),
            ("attempts", .array(attempts.map(\.json))), ("nextCheck", nextCheck?.json),
        ]
        return all.compactMap { name, value in value.map { (name, $0) } }
    }
}

extension TokenAmount {
    package var json: JSONValue {
        [
            "value": .string(amount.description), "symbol": .string(token.symbol), "chain": .string(token.chain),
            "contract": .string(token.contract),
        ]
    }
}

extension Attention {
    package var json: JSONValue {
        jsonObject([
            ("reason", .string(reason.rawValue)), ("attempt", (attempt?.text).json), ("transaction", (transaction?.text).json),
            ("detail", detail.json),
        ])
    }
}

extension AttemptState {
    package var json: JSONValue {
        jsonObject([
            ("number", .string(number.text)), ("status", .string(status.rawValue)), ("instructions", instructions?.json),
            ("transactions", .array(transactions.map(\.json))),
        ])
    }
}

extension TransactionState {
    package var json: JSONValue {
        jsonObject([
            ("gatewayNumber", .string(gatewayNumber.text)), ("status", .string(status.rawValue)),
            ("capture", (capture?.word).json),
        ])
    }
}

extension OrderSnapshot {
    package var json: JSONValue {
        .object(JSONObject([("order", .string(order.text)), ("sequence", .integer(sequence))] + state.members))
    }

    /// The snapshot as JSON; equal snapshots give equal bytes.
    public var jsonText: String { json.text }
}

extension OrderEvent {
    package var json: JSONValue {
        [
            "event": .string(name), "order": .string(order.text), "sequence": .integer(sequence), "at": at.json,
            "snapshot": snapshot.json,
        ]
    }

    /// The event as JSON; a replay gives the same bytes.
    public var jsonText: String { jsonText(snapshot: snapshot.jsonText) }

    /// ``jsonText``, for whoever has the snapshot's already.
    package func jsonText(snapshot: String) -> String {
        var text = JSONObjectText(capacity: snapshot.utf8.count + 160)
        text.add("event", name)
        text.add("order", order.text)
        text.add("sequence", sequence)
        text.add("at", at.json)
        text.add("snapshot", copying: snapshot)
        return String(decoding: text.finished(), as: UTF8.self)
    }
}
