#if Service
import Payments
import Synchronization

/// A store that can be told to fail at everything that writes.
final class FailingStore: OrderStore {
    private let inner = InMemoryOrderStore()
    private let failure = Mutex<OrderStoreError.Kind?>(nil)

    /// Insertions wait before it.
    let door: Door?
    /// Requests that begin wait before it.
    let beginDoor: Door?

    private let begins = Mutex(0)
    private let failureAfterBegin = Mutex<OrderStoreError.Kind?>(nil)

    init(door: Door? = nil, beginDoor: Door? = nil) {
        self.door = door
        self.beginDoor = beginDoor
    }

    /// How many requests began.
    var begun: Int { begins.withLock { $0 } }

    /// It begins one more request, and fails then.
    func failAfterBegin(_ kind: OrderStoreError.Kind) { failureAfterBegin.withLock { $0 = kind } }

    func fail(_ kind: OrderStoreError.Kind?) { failure.withLock { $0 = kind } }

    private func check(_ operation: String) throws(OrderStoreError) {
        if let kind = failure.withLock({ $0 }) { throw OrderStoreError(kind, operation: operation) }
    }

    func insert(_ order: NewOrder) async throws(OrderStoreError) -> OrderInsertion {
        try check("insert")
        await door?.pass()
        return try await inner.insert(order)
    }

    func reserve(_ attempt: AttemptReservation) async throws(OrderStoreError) -> AttemptRecord {
        try check("reserve")
        return try await inner.reserve(attempt)
    }

    func bind(_ number: GatewayNumber, to attempt: AttemptNumber, at time: Timestamp) async throws(OrderStoreError) {
        try check("bind")
        try await inner.bind(number, to: attempt, at: time)
    }

    func append(_ evidence: [EvidenceAppend]) async throws(OrderStoreError) -> [AppendReceipt] {
        try check("append")
        return try await inner.append(evidence)
    }

    func append(_ evidence: EvidenceAppend, applying change: OrderChange) async throws(OrderStoreError) -> AppendReceipt {
        try check("append")
        return try await inner.append(evidence, applying: change)
    }

    func load(_ order: OrderID) async throws(OrderStoreError) -> LoadedOrder { try await inner.load(order) }

    func load(of attempt: AttemptNumber) async throws(OrderStoreError) -> LoadedOrder? { try await inner.load(of: attempt) }

    func apply(_ change: OrderChange) async throws(OrderStoreError) -> OrderVersion {
        try check("apply")
        return try await inner.apply(change)
    }

    func claim(_ claim: WorkClaim) async throws(OrderStoreError) -> [WorkItem] {
        try check("claim")
        return await inner.claim(claim)
    }

    func settle(_ item: WorkItem, _ outcome: WorkOutcome) async throws(OrderStoreError) {
        try check("settle")
        try await inner.settle(item, outcome)
    }

    func schedule(_ subject: WorkSubject, at time: Timestamp, isAwaited: Bool) async throws(OrderStoreError) {
        try check("schedule")
        try await inner.schedule(subject, at: time, isAwaited: isAwaited)
    }

    func bringForward(by milliseconds: Int64) async throws(OrderStoreError) {
        try check("bringForward")
        await inner.bringForward(by: milliseconds)
    }

    func queues() async throws(OrderStoreError) -> [WorkQueue] { await inner.queues() }

    func work(of order: OrderID) async throws(OrderStoreError) -> [WorkItem] { await inner.work(of: order) }
    func order(_ id: OrderID) async throws(OrderStoreError) -> OrderRecord? { await inner.order(id) }
    func order(token: OrderToken) async throws(OrderStoreError) -> OrderRecord? { await inner.order(token: token) }

    func orders(_ filter: OrderFilter, after cursor: PageCursor?, limit: Int) async throws(OrderStoreError) -> OrderPage {
        try await inner.orders(filter, after: cursor, limit: limit)
    }

    func attempt(_ number: AttemptNumber) async throws(OrderStoreError) -> AttemptRecord? { await inner.attempt(number) }

    func attempt(of gateway: GatewayID, number: GatewayNumber) async throws(OrderStoreError) -> AttemptRecord? {
        await inner.attempt(of: gateway, number: number)
    }

    func timeline(of order: OrderID) async throws(OrderStoreError) -> Timeline { try await inner.timeline(of: order) }

    func rawBody(of order: OrderID, at position: Int) async throws(OrderStoreError) -> [UInt8]? {
        await inner.rawBody(of: order, at: position)
    }

    func events(_ filter: EventFilter, after cursor: PageCursor?, limit: Int) async throws(OrderStoreError) -> EventPage {
        try await inner.events(filter, after: cursor, limit: limit)
    }

    func begin(_ request: IdempotentRequest) async throws(OrderStoreError) -> IdempotencyAnswer {
        begins.withLock { $0 += 1 }
        try check("begin")
        await beginDoor?.pass()
        let answer = try await inner.begin(request)
        if let kind = failureAfterBegin.withLock({ $0.take() }) { fail(kind) }
        return answer
    }

    func finish(_ key: IdempotencyKey, reply: StoredReply) async throws(OrderStoreError) {
        try check("finish")
        try await inner.finish(key, reply: reply)
    }

    func abandon(_ key: IdempotencyKey) async throws(OrderStoreError) {
        try check("abandon")
        await inner.abandon(key)
    }

    func forgetRequests(before time: Timestamp) async throws(OrderStoreError) -> Int { await inner.forgetRequests(before: time) }
}
#endif
