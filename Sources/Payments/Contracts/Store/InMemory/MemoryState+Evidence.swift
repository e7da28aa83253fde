extension MemoryState {
    mutating func append(_ piece: EvidenceAppend) throws(OrderStoreError) -> AppendReceipt {
        _ = try StoredText.evidence(piece.evidence, operation: "append")
        if let number = piece.evidence.transaction?.gatewayNumber, piece.bindsGatewayNumber {
            try StoredText.check(number, "gatewayNumber", operation: "append")
        }
        var order = try found(piece.order, operation: "append")
        try bindNumber(of: piece)
        let evidence = piece.evidence
        let key = evidence.repetitionKey
        if let position = order.repetition(of: evidence, key: key) {
            return AppendReceipt(position: position, isRepetition: true)
        }
        order.write(.evidence(evidence), at: evidence.receivedAt)
        let position = order.record.version.recorded
        if order.positions[key] == nil { order.positions[key] = position }
        if let transaction = evidence.transaction { order.newest[transaction] = (key, position) }
        order.bodies[position] = piece.rawBody.flatMap { $0.isEmpty ? nil : $0 }
        orders[piece.order] = order
        offerApply(of: piece.order, at: evidence.receivedAt)
        return AppendReceipt(position: position, isRepetition: false)
    }

    mutating func append(_ piece: EvidenceAppend, applying change: OrderChange) throws(OrderStoreError) -> AppendReceipt {
        try StoredText.check(change, by: piece)
        var receipt = try append(piece)
        guard !receipt.isRepetition, receipt.position == change.version.recorded else { return receipt }
        do throws(OrderStoreError) {
            _ = try apply(change)
            receipt.isApplied = true
        } catch {
            guard error.kind == .conflict(.stale) else { throw error }
        }
        return receipt
    }

    private mutating func bindNumber(of piece: EvidenceAppend) throws(OrderStoreError) {
        guard let number = piece.evidence.attempt, let attempt = attempts[number] else { return }
        guard attempt.order == piece.order else {
            throw OrderStoreError(.conflict(.attemptOfAnotherOrder), operation: "append")
        }
        guard piece.bindsGatewayNumber, let transaction = piece.evidence.transaction else { return }
        try bind(transaction.gatewayNumber, to: number, operation: "append")
    }

    mutating func apply(_ change: OrderChange) throws(OrderStoreError) -> OrderVersion {
        try StoredText.check(change, operation: "apply")
        let id = change.snapshot.order
        var order = try found(id, operation: "apply")
        let present = order.record.version
        guard present.sequence == change.version.sequence, present.applied == change.version.applied,
            change.version.recorded <= present.recorded
        else { throw OrderStoreError(.conflict(.stale), operation: "apply") }
        for check in change.checks {
            guard attempts[check.attempt]?.order == id else { throw OrderStoreError(.notFound(.attempt), operation: "apply") }
        }
        order.record.version = OrderVersion(
            sequence: change.snapshot.sequence, recorded: present.recorded, applied: change.version.recorded)
        order.record.status = change.snapshot.state.status
        order.record.snapshot = change.snapshot.jsonText
        order.attention = Set(change.snapshot.state.attention.map(\.reason.rawValue)).sorted()
        if !change.events.isEmpty { order.record.changedAt = change.at }
        orders[id] = order
        for event in change.events {
            events.append(StoredEvent(event))
            for endpoint in change.endpoints {
                plan(.delivery(order: id, sequence: event.sequence, to: endpoint), of: id, in: .delivery(endpoint), at: change.at)
            }
        }
        planFollowing(change, isBehind: order.record.version.isBehind)
        return order.record.version
    }

    private mutating func planFollowing(_ change: OrderChange, isBehind: Bool) {
        let id = change.snapshot.order
        for check in change.checks {
            guard let gateway = attempts[check.attempt]?.attempt.gateway else { continue }
            planOrEnd(.check(check.attempt), of: id, in: .check(gateway), at: check.at, isAwaited: check.isAwaited)
        }
        planClock(of: id, at: change.snapshot.state.nextCheck)
        planOrEnd(.apply(id), of: id, in: .apply, at: isBehind ? change.at : nil)
    }
}

extension MemoryOrder {
    func repetition(of evidence: Evidence, key: String) -> Int? {
        guard evidence.repeatsOnlyNewest, let transaction = evidence.transaction else { return positions[key] }
        guard let newest = newest[transaction], newest.key == key else { return nil }
        return newest.position
    }
}
