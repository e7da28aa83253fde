/// A store that forgets everything with the process. For tests and first steps; it passes the same suite as the durable ones.
public actor InMemoryOrderStore: OrderStore {
    private var state = MemoryState()

    public init() {}

    public func insert(_ order: NewOrder) throws(OrderStoreError) -> OrderInsertion { try state.insert(order) }

    public func reserve(_ attempt: AttemptReservation) throws(OrderStoreError) -> AttemptRecord { try state.reserve(attempt) }

    public func bind(_ number: GatewayNumber, to attempt: AttemptNumber, at time: Timestamp) throws(OrderStoreError) {
        try StoredText.check(number, "gatewayNumber", operation: "bind")
        try state.bind(number, to: attempt, operation: "bind")
    }

    public func append(_ evidence: [EvidenceAppend]) throws(OrderStoreError) -> [AppendReceipt] {
        // All or nothing: a refusal in the middle leaves the draft behind.
        var draft = state
        var receipts: [AppendReceipt] = []
        for piece in evidence { receipts.append(try draft.append(piece)) }
        state = draft
        return receipts
    }

    public func append(
        _ evidence: EvidenceAppend, applying change: OrderChange
    ) throws(OrderStoreError) -> AppendReceipt {
        var draft = state
        let receipt = try draft.append(evidence, applying: change)
        state = draft
        return receipt
    }

    public func load(_ order: OrderID) throws(OrderStoreError) -> LoadedOrder {
        let found = try state.found(order, operation: "load")
        return LoadedOrder(record: found.record, journal: found.journal, work: state.work(of: order))
    }

    public func load(of attempt: AttemptNumber) throws(OrderStoreError) -> LoadedOrder? {
        guard let record = state.attempts[attempt] else { return nil }
        return try load(record.order)
    }

    public func apply(_ change: OrderChange) throws(OrderStoreError) -> OrderVersion { try state.apply(change) }

    public func claim(_ claim: WorkClaim) -> [WorkItem] { state.claim(claim) }

    public func settle(_ item: WorkItem, _ outcome: WorkOutcome) throws(OrderStoreError) { try state.settle(item, outcome) }

    public func schedule(_ subject: WorkSubject, at time: Timestamp, isAwaited: Bool) throws(OrderStoreError) {
        try state.schedule(subject, at: time, isAwaited: isAwaited)
    }

    public func bringForward(by milliseconds: Int64) { state.bringForward(by: milliseconds) }

    public func queues() -> [WorkQueue] { state.queues }

    public func work(of order: OrderID) -> [WorkItem] { state.work(of: order) }

    public func order(_ id: OrderID) -> OrderRecord? { state.orders[id]?.record }

    public func order(token: OrderToken) -> OrderRecord? { state.tokens[token].flatMap { state.orders[$0]?.record } }

    public func orders(_ filter: OrderFilter, after cursor: PageCursor?, limit: Int) throws(OrderStoreError) -> OrderPage {
        try state.page(filter, after: cursor, limit: StoredText.limit(limit))
    }

    public func attempt(_ number: AttemptNumber) -> AttemptRecord? { state.attempts[number] }

    public func attempt(of gateway: GatewayID, number: GatewayNumber) -> AttemptRecord? {
        state.bindings[GatewayBinding(gateway: gateway, number: number)].flatMap { state.attempts[$0] }
    }

    public func timeline(of order: OrderID) throws(OrderStoreError) -> Timeline {
        let found = try state.found(order, operation: "timeline")
        return Timeline(journal: found.journal, events: state.events.filter { $0.order == order })
    }

    public func rawBody(of order: OrderID, at position: Int) -> [UInt8]? { state.orders[order]?.bodies[position] }

    public func events(_ filter: EventFilter, after cursor: PageCursor?, limit: Int) throws(OrderStoreError) -> EventPage {
        try state.page(filter, after: cursor, limit: StoredText.limit(limit))
    }

    public func begin(_ request: IdempotentRequest) throws(OrderStoreError) -> IdempotencyAnswer { try state.begin(request) }

    public func finish(_ key: IdempotencyKey, reply: StoredReply) throws(OrderStoreError) { try state.finish(key, reply) }

    public func abandon(_ key: IdempotencyKey) { state.abandon(key) }

    public func forgetRequests(before time: Timestamp) -> Int { state.forgetRequests(before: time) }
}
