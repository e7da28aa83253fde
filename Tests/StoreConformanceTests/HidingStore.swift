import Payments

/// A store in which an event becomes visible behind a place that was handed out: whoever follows the cursor never sees it.
struct HidingStore: OrderStore {
    let hidden: OrderID
    private let base: any OrderStore = InMemoryOrderStore()

    init(hidden: OrderID) { self.hidden = hidden }

    func events(_ filter: EventFilter, after cursor: PageCursor?, limit: Int) async throws(OrderStoreError) -> EventPage {
        var page = try await base.events(filter, after: cursor, limit: limit)
        // The cursor moves over it all the same.
        page.events.removeAll { $0.order == hidden && $0.name == "order.paid" }
        guard page.events.isEmpty, let next = page.next, next != cursor else { return page }
        return try await events(filter, after: next, limit: limit)
    }

    func insert(_ order: NewOrder) async throws(OrderStoreError) -> OrderInsertion { try await base.insert(order) }

    func reserve(_ attempt: AttemptReservation) async throws(OrderStoreError) -> AttemptRecord { try await base.reserve(attempt) }

    func bind(_ number: GatewayNumber, to attempt: AttemptNumber, at time: Timestamp) async throws(OrderStoreError) {
        try await base.bind(number, to: attempt, at: time)
    }

    func append(_ evidence: [EvidenceAppend]) async throws(OrderStoreError) -> [AppendReceipt] { try await base.append(evidence) }

    func append(_ evidence: EvidenceAppend, applying change: OrderChange) async throws(OrderStoreError) -> AppendReceipt {
        try await base.append(evidence, applying: change)
    }

    func load(_ order: OrderID) async throws(OrderStoreError) -> LoadedOrder { try await base.load(order) }

    func load(of attempt: AttemptNumber) async throws(OrderStoreError) -> LoadedOrder? { try await base.load(of: attempt) }

    func apply(_ change: OrderChange) async throws(OrderStoreError) -> OrderVersion { try await base.apply(change) }

    func claim(_ claim: WorkClaim) async throws(OrderStoreError) -> [WorkItem] { try await base.claim(claim) }

    func settle(_ item: WorkItem, _ outcome: WorkOutcome) async throws(OrderStoreError) { try await base.settle(item, outcome) }

    func schedule(_ subject: WorkSubject, at time: Timestamp, isAwaited: Bool) async throws(OrderStoreError) {
        try await base.schedule(subject, at: time, isAwaited: isAwaited)
    }

    func bringForward(by milliseconds: Int64) async throws(OrderStoreError) { try await base.bringForward(by: milliseconds) }

    func queues() async throws(OrderStoreError) -> [WorkQueue] { try await base.queues() }

    func work(of order: OrderID) async throws(OrderStoreError) -> [WorkItem] { try await base.work(of: order) }

    func order(_ id: OrderID) async throws(OrderStoreError) -> OrderRecord? { try await base.order(id) }

    func order(token: OrderToken) async throws(OrderStoreError) -> OrderRecord? { try await base.order(token: token) }

    func orders(_ filter: OrderFilter, after cursor: PageCursor?, limit: Int) async throws(OrderStoreError) -> OrderPage {
        try await base.orders(filter, after: cursor, limit: limit)
    }

    func attempt(_ number: AttemptNumber) async throws(OrderStoreError) -> AttemptRecord? { try await base.attempt(number) }

    func attempt(of gateway: GatewayID, number: GatewayNumber) async throws(OrderStoreError) -> AttemptRecord? {
        try await base.attempt(of: gateway, number: number)
    }

    func timeline(of order: OrderID) async throws(OrderStoreError) -> Timeline { try await base.timeline(of: order) }

    func rawBody(of order: OrderID, at position: Int) async throws(OrderStoreError) -> [UInt8]? {
        try await base.rawBody(of: order, at: position)
    }

    func begin(_ request: IdempotentRequest) async throws(OrderStoreError) -> IdempotencyAnswer { try await base.begin(request) }

    func finish(_ key: IdempotencyKey, reply: StoredReply) async throws(OrderStoreError) {
        try await base.finish(key, reply: reply)
    }

    func abandon(_ key: IdempotencyKey) async throws(OrderStoreError) { try await base.abandon(key) }

    func forgetRequests(before time: Timestamp) async throws(OrderStoreError) -> Int {
        try await base.forgetRequests(before: time)
    }
}
