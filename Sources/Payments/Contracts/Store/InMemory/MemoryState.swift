/// Everything an ``InMemoryOrderStore`` knows.
struct MemoryState {
    var orders: [OrderID: MemoryOrder] = [:]
    var tokens: [OrderToken: OrderID] = [:]
    var attempts: [AttemptNumber: AttemptRecord] = [:]
    var bindings: [GatewayBinding: AttemptNumber] = [:]
    var work: [WorkSubject: MemoryWork] = [:]
    var events: [StoredEvent] = []
    var requests: [IdempotencyKey: MemoryRequest] = [:]

    func found(_ id: OrderID, operation: String) throws(OrderStoreError) -> MemoryOrder {
        guard let order = orders[id] else { throw OrderStoreError(.notFound(.order), operation: operation) }
        return order
    }

    mutating func insert(_ new: NewOrder) throws(OrderStoreError) -> OrderInsertion {
        try StoredText.check(new)
        let terms = try StoredText.terms(of: new.order, operation: "insert")
        if let present = orders[new.order.id] {
            guard present.terms == terms, present.record.attachment == new.attachment else {
                throw OrderStoreError(.conflict(.termsDiffer), operation: "insert")
            }
            return .replayed(present.record)
        }
        if let token = new.token {
            guard tokens[token] == nil else { throw OrderStoreError(.conflict(.tokenTaken), operation: "insert") }
            tokens[token] = new.order.id
        }
        let first = OrderHistory(new.order).snapshot
        let record = OrderRecord(
            order: new.order, token: new.token, attachment: new.attachment, status: first.state.status,
            version: OrderVersion(sequence: 0, recorded: 0, applied: 0), snapshot: first.jsonText, createdAt: new.createdAt,
            changedAt: new.createdAt)
        orders[new.order.id] = MemoryOrder(row: orders.count + 1, terms: terms, record: record)
        planClock(of: new.order.id, at: first.state.nextCheck)
        return .inserted(record)
    }

    mutating func reserve(_ reservation: AttemptReservation) throws(OrderStoreError) -> AttemptRecord {
        try StoredText.check(reservation)
        var order = try found(reservation.order, operation: "reserve")
        let attempt = reservation.attempt
        guard attempts[attempt.number] == nil else {
            throw OrderStoreError(.conflict(.attemptNumberTaken), operation: "reserve")
        }
        let record = AttemptRecord(
            order: reservation.order, attempt: attempt, attachment: reservation.attachment, reservedAt: reservation.reservedAt)
        attempts[attempt.number] = record
        order.record.order.add(attempt)
        order.write(.attempt(attempt), at: reservation.reservedAt)
        orders[reservation.order] = order
        plan(.check(attempt.number), of: reservation.order, in: .check(attempt.gateway), at: reservation.checkAt)
        offerApply(of: reservation.order, at: reservation.reservedAt)
        return record
    }

    mutating func bind(
        _ number: GatewayNumber, to attempt: AttemptNumber, operation: String
    ) throws(OrderStoreError) {
        guard let record = attempts[attempt] else { throw OrderStoreError(.notFound(.attempt), operation: operation) }
        let binding = GatewayBinding(gateway: record.attempt.gateway, number: number)
        switch bindings[binding] {
        case attempt: return
        case .some: throw OrderStoreError(.conflict(.gatewayNumberBound), operation: operation)
        case nil:
            bindings[binding] = attempt
            attempts[attempt]?.gatewayNumbers.append(number)
        }
    }
}

struct GatewayBinding: Hashable {
    var gateway: GatewayID
    var number: GatewayNumber
}

struct MemoryOrder {
    let row: Int
    let terms: String
    var record: OrderRecord
    /// As ``OrderSummary/attention``. Nothing was said of a new order yet.
    var attention: [String] = []
    var journal: [JournalEntry] = []
    /// The first place of everything that was said.
    var positions: [String: Int] = [:]
    /// What was said last about each transaction, and where.
    var newest: [TransactionKey: (key: String, position: Int)] = [:]
    var bodies: [Int: [UInt8]] = [:]

    mutating func write(_ fact: JournalEntry.Fact, at time: Timestamp) {
        record.version.recorded += 1
        journal.append(JournalEntry(position: record.version.recorded, at: time, fact: fact))
    }
}
