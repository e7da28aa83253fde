import StrictJSON

/// What every store checks before it stores: only what can be read back, whole, goes in.
package enum StoredText {
    /// The terms of an order, without attempts.
    package static func terms(of order: Order, operation: String) throws(OrderStoreError) -> String {
        guard order.attempts.isEmpty else { throw OrderStoreError(.invalid(field: "order.attempts"), operation: operation) }
        let text = order.json.text
        guard let read = readOrder(text), read == order else {
            throw OrderStoreError(.invalid(field: "order"), operation: operation)
        }
        return text
    }

    /// How the terms of every order with these policies end, and of no other: a quote within a text is written `\"`, so that one after
    /// a comma begins a name.
    package static func endOfTerms(with policies: OrderPolicies) -> String {
        ",\"policies\":\(policies.json.text),\"attempts\":[]}"
    }

    package static func evidence(_ evidence: Evidence, operation: String) throws(OrderStoreError) -> String {
        let text = evidence.text
        guard let read = readEvidence(text), read.statement == evidence.statement, read.digest == evidence.digest,
            read.receivedAt == evidence.receivedAt
        else { throw OrderStoreError(.invalid(field: "evidence"), operation: operation) }
        return text
    }

    package static func readOrder(_ text: String) -> Order? {
        guard let document = try? JSONDocument(text) else { return nil }
        return try? Order(json: document.root, path: "order")
    }

    package static func readEvidence(_ text: String) -> Evidence? {
        guard let document = try? JSONDocument(text) else { return nil }
        return try? Evidence(json: document.root, path: "evidence")
    }

    /// A name by which something is found again: 1…255 bytes without NUL, which some databases take for the end of a text.
    package static func check(_ name: some TextIdentifier, _ field: String, operation: String) throws(OrderStoreError) {
        guard (1...255).contains(name.text.utf8.count), !name.text.utf8.contains(0) else {
            throw OrderStoreError(.invalid(field: field), operation: operation)
        }
    }

    /// Text that is only kept: up to 64 kB without NUL.
    package static func check(kept text: String, _ field: String, operation: String) throws(OrderStoreError) {
        guard text.utf8.count <= 65_536, !text.utf8.contains(0) else {
            throw OrderStoreError(.invalid(field: field), operation: operation)
        }
    }

    package static func check(_ order: NewOrder) throws(OrderStoreError) {
        try check(order.order.id, "order.id", operation: "insert")
        if let token = order.token { try check(token, "token", operation: "insert") }
        try check(kept: order.attachment, "attachment", operation: "insert")
    }

    package static func check(_ reservation: AttemptReservation) throws(OrderStoreError) {
        try check(reservation.attempt.number, "attempt.number", operation: "reserve")
        try check(reservation.attempt.gateway, "attempt.gateway", operation: "reserve")
        try check(kept: reservation.attempt.method.text, "attempt.method", operation: "reserve")
        try check(kept: reservation.attachment, "attachment", operation: "reserve")
    }

    package static func check(_ change: OrderChange, operation: String) throws(OrderStoreError) {
        guard change.isConsecutive else { throw OrderStoreError(.invalid(field: "events"), operation: operation) }
        for endpoint in change.endpoints { try check(endpoint, "endpoint", operation: operation) }
    }

    /// A change that is made of one piece of evidence is about its order.
    package static func check(_ change: OrderChange, by evidence: EvidenceAppend) throws(OrderStoreError) {
        try check(change, operation: "append")
        guard change.snapshot.order == evidence.order else {
            throw OrderStoreError(.invalid(field: "order"), operation: "append")
        }
    }

    /// Names that no row vouches for.
    package static func check(_ subject: WorkSubject) throws(OrderStoreError) {
        switch subject {
        case .apply, .clock, .check: break
        case .delivery(_, _, let endpoint): try check(endpoint, "endpoint", operation: "schedule")
        case .adoption(_, let number, let gateway):
            try check(number, "number", operation: "schedule")
            try check(gateway, "gateway", operation: "schedule")
        }
    }

    package static func check(_ request: IdempotentRequest) throws(OrderStoreError) {
        try check(request.key, "key", operation: "begin")
        try check(kept: request.fingerprint, "fingerprint", operation: "begin")
    }

    /// A page size as it is held.
    package static func limit(_ asked: Int) -> Int { min(max(asked, 1), 500) }
}
