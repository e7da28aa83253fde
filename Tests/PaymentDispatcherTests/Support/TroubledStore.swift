#if Dispatcher
import Payments
import Synchronization

/// A store that fails when it is told to, and counts what it is asked.
final class TroubledStore: OrderStore {
    enum Trouble: Sendable {
        /// Nothing happened.
        case before
        /// It happened, and the answer was lost.
        case after
    }

    private struct State {
        var calls: [String] = []
        /// Which call from now on fails, and how.
        var failing: (call: Int, trouble: Trouble)?
        var failingOperations: [String: OrderStoreError.Kind] = [:]
        var isContested = false
        var refusesChanges = false
    }

    private let base: any OrderStore
    private let state = Mutex(State())

    init(_ base: any OrderStore = InMemoryOrderStore()) { self.base = base }

    var calls: [String] { state.withLock { $0.calls } }

    /// Somebody else records something just before each append: what came along to be applied with it is left out.
    var isContested: Bool {
        get { state.withLock { $0.isContested } }
        set { state.withLock { $0.isContested = newValue } }
    }

    /// What comes along to be applied is called wrong.
    var refusesChanges: Bool {
        get { state.withLock { $0.refusesChanges } }
        set { state.withLock { $0.refusesChanges = newValue } }
    }

    func forgetCalls() { state.withLock { $0.calls = [] } }

    /// The `call`-th call from now on fails, from 1.
    func fail(call: Int, _ trouble: Trouble = .before) {
        state.withLock { state in
            state.calls = []
            state.failing = (call, trouble)
        }
    }

    /// Every call of this operation fails until ``recover()``.
    func fail(_ operation: String, _ kind: OrderStoreError.Kind = .unavailable(retryAfterSeconds: 7)) {
        state.withLock { $0.failingOperations[operation] = kind }
    }

    func recover() {
        state.withLock { state in
            state.failing = nil
            state.failingOperations = [:]
        }
    }

    private func perform<Result: Sendable>(
        _ operation: String, _ body: () async throws(OrderStoreError) -> Result
    ) async throws(OrderStoreError) -> Result {
        let (kind, trouble): (OrderStoreError.Kind?, Trouble?) = state.withLock { state in
            state.calls.append(operation)
            if let failing = state.failing, failing.call == state.calls.count {
                state.failing = nil
                return (nil, failing.trouble)
            }
            return (state.failingOperations[operation], nil)
        }
        if let kind { throw OrderStoreError(kind, operation: operation) }
        let failure = OrderStoreError(.unavailable(retryAfterSeconds: 7), operation: operation)
        if trouble == .before { throw failure }
        let result = try await body()
        if trouble == .after { throw failure }
        return result
    }
}

extension TroubledStore {
    func insert(_ order: NewOrder) async throws(OrderStoreError) -> OrderInsertion {
        try await perform("insert") { () async throws(OrderStoreError) in try await base.insert(order) }
    }

    func reserve(_ attempt: AttemptReservation) async throws(OrderStoreError) -> AttemptRecord {
        try await perform("reserve") { () async throws(OrderStoreError) in try await base.reserve(attempt) }
    }

    func bind(_ number: GatewayNumber, to attempt: AttemptNumber, at time: Timestamp) async throws(OrderStoreError) {
        try await perform("bind") { () async throws(OrderStoreError) in try await base.bind(number, to: attempt, at: time) }
    }

    func append(_ evidence: [EvidenceAppend]) async throws(OrderStoreError) -> [AppendReceipt] {
        try await perform("append") { () async throws(OrderStoreError) in try await base.append(evidence) }
    }

    func append(_ evidence: EvidenceAppend, applying change: OrderChange) async throws(OrderStoreError) -> AppendReceipt {
        let isContested = isContested
        if refusesChanges { throw OrderStoreError(.invalid(field: "events"), operation: "append") }
        return try await perform("append") { () async throws(OrderStoreError) in
            guard isContested else { return try await base.append(evidence, applying: change) }
            let receipts = try await base.append([evidence])
            return AppendReceipt(position: receipts[0].position, isRepetition: receipts[0].isRepetition)
        }
    }

    func load(_ order: OrderID) async throws(OrderStoreError) -> LoadedOrder {
        try await perform("load") { () async throws(OrderStoreError) in try await base.load(order) }
    }

    func load(of attempt: AttemptNumber) async throws(OrderStoreError) -> LoadedOrder? {
        try await perform("load") { () async throws(OrderStoreError) in try await base.load(of: attempt) }
    }

    func apply(_ change: OrderChange) async throws(OrderStoreError) -> OrderVersion {
        try await perform("apply") { () async throws(OrderStoreError) in try await base.apply(change) }
    }

    func claim(_ claim: WorkClaim) async throws(OrderStoreError) -> [WorkItem] {
        try await perform("claim") { () async throws(OrderStoreError) in try await base.claim(claim) }
    }

    func settle(_ item: WorkItem, _ outcome: WorkOutcome) async throws(OrderStoreError) {
        try await perform("settle") { () async throws(OrderStoreError) in try await base.settle(item, outcome) }
    }

    func schedule(_ subject: WorkSubject, at time: Timestamp, isAwaited: Bool) async throws(OrderStoreError) {
        try await perform("schedule") { () async throws(OrderStoreError) in
            try await base.schedule(subject, at: time, isAwaited: isAwaited)
        }
    }

    func bringForward(by milliseconds: Int64) async throws(OrderStoreError) {
        try await perform("bringForward") { () async throws(OrderStoreError) in try await base.bringForward(by: milliseconds) }
    }

    func queues() async throws(OrderStoreError) -> [WorkQueue] {
        try await perform("queues") { () async throws(OrderStoreError) in try await base.queues() }
    }

    func work(of order: OrderID) async throws(OrderStoreError) -> [WorkItem] {
        try await perform("work") { () async throws(OrderStoreError) in try await base.work(of: order) }
    }

    func order(_ id: OrderID) async throws(OrderStoreError) -> OrderRecord? {
        try await perform("order") { () async throws(OrderStoreError) in try await base.order(id) }
    }

    func order(token: OrderToken) async throws(OrderStoreError) -> OrderRecord? {
        try await perform("orderByToken") { () async throws(OrderStoreError) in try await base.order(token: token) }
    }

    func orders(_ filter: OrderFilter, after cursor: PageCursor?, limit: Int) async throws(OrderStoreError) -> OrderPage {
        try await perform("orders") { () async throws(OrderStoreError) in
            try await base.orders(filter, after: cursor, limit: limit)
        }
    }

    func attempt(_ number: AttemptNumber) async throws(OrderStoreError) -> AttemptRecord? {
        try await perform("attempt") { () async throws(OrderStoreError) in try await base.attempt(number) }
    }

    func attempt(of gateway: GatewayID, number: GatewayNumber) async throws(OrderStoreError) -> AttemptRecord? {
        try await perform("attemptByGateway") { () async throws(OrderStoreError) in
            try await base.attempt(of: gateway, number: number)
        }
    }

    func timeline(of order: OrderID) async throws(OrderStoreError) -> Timeline {
        try await perform("timeline") { () async throws(OrderStoreError) in try await base.timeline(of: order) }
    }

    func rawBody(of order: OrderID, at position: Int) async throws(OrderStoreError) -> [UInt8]? {
        try await perform("rawBody") { () async throws(OrderStoreError) in
            try await base.rawBody(of: order, at: position)
        }
    }

    func events(_ filter: EventFilter, after cursor: PageCursor?, limit: Int) async throws(OrderStoreError) -> EventPage {
        try await perform("events") { () async throws(OrderStoreError) in
            try await base.events(filter, after: cursor, limit: limit)
        }
    }

    func begin(_ request: IdempotentRequest) async throws(OrderStoreError) -> IdempotencyAnswer {
        try await perform("begin") { () async throws(OrderStoreError) in try await base.begin(request) }
    }

    func finish(_ key: IdempotencyKey, reply: StoredReply) async throws(OrderStoreError) {
        try await perform("finish") { () async throws(OrderStoreError) in try await base.finish(key, reply: reply) }
    }

    func abandon(_ key: IdempotencyKey) async throws(OrderStoreError) {
        try await perform("abandon") { () async throws(OrderStoreError) in try await base.abandon(key) }
    }

    func forgetRequests(before time: Timestamp) async throws(OrderStoreError) -> Int {
        try await perform("forgetRequests") { () async throws(OrderStoreError) in
            try await base.forgetRequests(before: time)
        }
    }
}
#endif
