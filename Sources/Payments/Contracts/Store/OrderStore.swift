/// Where orders live. The operations are what a dispatcher needs, not tables; any store that passes `StoreConformance` will do.
///
/// Three promises hold for every implementation:
/// - What a writing call returned is durable: it survives a crash of the process and of the machine.
/// - A writing call happens wholly or not at all. When it throws, nothing may be acknowledged to anybody; unless the error says
///   otherwise the same call may be made again, and a first one that did happen after all is then recognized.
/// - Time is told, never read: every moment comes in as an argument.
///
/// Every call throws ``OrderStoreError``, whose advice says what to do now.
public protocol OrderStore: Sendable {
    // MARK: Orders and attempts

    /// Stores an order once, and puts the first look at the clock into the work to be done.
    /// - Returns: whether it is new; the same id with the same terms and attachment is a replay.
    /// - Throws: a conflict when the id stands for other terms, or the token is taken.
    func insert(_ order: NewOrder) async throws(OrderStoreError) -> OrderInsertion

    /// Takes an attempt number for ever and binds it to one order, with the first check of it due. Call the gateway after this.
    /// - Throws: a conflict when the number was ever taken, for this order or another: choose another number.
    func reserve(_ attempt: AttemptReservation) async throws(OrderStoreError) -> AttemptRecord

    /// Binds a gateway's number to one attempt for ever. Saying the same again changes nothing.
    /// - Throws: a conflict when the number is bound to another attempt of that gateway: never count its money here.
    func bind(_ number: GatewayNumber, to attempt: AttemptNumber, at time: Timestamp) async throws(OrderStoreError)

    // MARK: Evidence and state

    /// Appends evidence, all or nothing, and makes each order it told something new due for ``apply(_:)``. What was said before is
    /// not stored again; see ``Evidence/repetitionKey``.
    /// - Returns: one receipt for each piece, in their order.
    func append(_ evidence: [EvidenceAppend]) async throws(OrderStoreError) -> [AppendReceipt]

    /// ``append(_:)`` and ``apply(_:)`` in one transaction: appends evidence and, when that is all that happened to its order since
    /// loading, the change that follows from it.
    ///
    /// `change` counts the evidence among its facts, at the place after those that were loaded. When others recorded or applied
    /// something meanwhile, or when this was said before, it is left out and the rest is as if it had only been appended.
    /// - Returns: the receipt, which says whether the change was applied too.
    /// - Throws: what either would, and then neither happened.
    func append(_ evidence: EvidenceAppend, applying change: OrderChange) async throws(OrderStoreError) -> AppendReceipt

    /// Everything known about an order, as of one moment, with the version to hand back to ``apply(_:)``.
    func load(_ order: OrderID) async throws(OrderStoreError) -> LoadedOrder

    /// The same about the order that an attempt was reserved for; `nil` when the number was never taken.
    func load(of attempt: AttemptNumber) async throws(OrderStoreError) -> LoadedOrder?

    /// Replaces the state of an order if nothing was applied since ``load(_:)``, with its events, their deliveries and the next
    /// checks, in one transaction. Facts recorded since loading stay due.
    /// - Throws: ``OrderStoreError/Conflict/stale`` when another was faster: load again and start over.
    func apply(_ change: OrderChange) async throws(OrderStoreError) -> OrderVersion

    // MARK: Work

    /// Takes due work of one queue under a lease, what is awaited first, then the longest due. A lease that ran out makes the work due again.
    func claim(_ claim: WorkClaim) async throws(OrderStoreError) -> [WorkItem]

    /// Ends a lease.
    /// - Throws: ``OrderStoreError/Conflict/leaseLost`` when the work was taken or planned anew meanwhile: leave it alone.
    func settle(_ item: WorkItem, _ outcome: WorkOutcome) async throws(OrderStoreError)

    /// Plans work, or plans it anew, also when it was done or parked. A lease on it ends. `isAwaited` says that somebody waits for it: see
    /// ``WorkItem/isAwaited``.
    func schedule(_ subject: WorkSubject, at time: Timestamp, isAwaited: Bool) async throws(OrderStoreError)

    /// Makes all work that waits due so many milliseconds earlier, and leases end so much earlier: the clock was set back, and what was
    /// planned by it is not to wait for the difference. Whoever does it twice asks earlier than planned and loses nothing.
    func bringForward(by milliseconds: Int64) async throws(OrderStoreError)

    /// The lines in which work waits or is in hand, each once, in any order: what stands in one that nobody serves is never done.
    func queues() async throws(OrderStoreError) -> [WorkQueue]

    /// Every piece of work there is or was for an order.
    func work(of order: OrderID) async throws(OrderStoreError) -> [WorkItem]

    // MARK: Reading

    func order(_ id: OrderID) async throws(OrderStoreError) -> OrderRecord?

    /// ``order(_:)`` on the caller's thread, for a store that needs a few microseconds for it, and waits only where the other would.
    /// - Returns: `nil` when the store cannot say it so, does not know the order, or fails: ``order(_:)`` tells which. A store that has
    ///   no such way need not write this.
    func orderAtOnce(_ id: OrderID) -> OrderRecord?

    func order(token: OrderToken) async throws(OrderStoreError) -> OrderRecord?

    /// Orders by creation time, newest first.
    ///
    /// At most `limit` of them, 1…500 and held inside; `cursor` is where the last page ended.
    func orders(_ filter: OrderFilter, after cursor: PageCursor?, limit: Int) async throws(OrderStoreError) -> OrderPage

    func attempt(_ number: AttemptNumber) async throws(OrderStoreError) -> AttemptRecord?
    func attempt(of gateway: GatewayID, number: GatewayNumber) async throws(OrderStoreError) -> AttemptRecord?

    /// What was recorded about an order and what changed by it.
    func timeline(of order: OrderID) async throws(OrderStoreError) -> Timeline

    /// The bytes from which one piece of evidence was read, if they were kept and there were any.
    func rawBody(of order: OrderID, at position: Int) async throws(OrderStoreError) -> [UInt8]?

    /// Events of all orders, oldest first.
    ///
    /// At most `limit` of them, 1…500 and held inside; `cursor` is where the last page ended. Nothing may become visible before a place
    /// that was handed out: who follows the cursor sees every event once, also while others apply. Where places are drawn before a
    /// transaction ends, as from a sequence, an event is to be listed only when those before it are there or never will be.
    func events(_ filter: EventFilter, after cursor: PageCursor?, limit: Int) async throws(OrderStoreError) -> EventPage

    // MARK: Requests that callers may repeat

    /// Begins a request under the caller's key, or says what became of the first one.
    /// - Throws: ``OrderStoreError/Conflict/fingerprintDiffers`` when the key was used for another request.
    func begin(_ request: IdempotentRequest) async throws(OrderStoreError) -> IdempotencyAnswer

    /// Keeps the answer of a request that was begun.
    func finish(_ key: IdempotencyKey, reply: StoredReply) async throws(OrderStoreError)

    /// Forgets a request that was begun and did nothing, so that it may be tried again. A finished one stays.
    func abandon(_ key: IdempotencyKey) async throws(OrderStoreError)

    /// Forgets requests begun before `time`, with an answer or without; keep at least a day.
    /// - Returns: how many.
    func forgetRequests(before time: Timestamp) async throws(OrderStoreError) -> Int
}

extension OrderStore {
    /// ``schedule(_:at:isAwaited:)`` for what nobody waits for.
    public func schedule(_ subject: WorkSubject, at time: Timestamp) async throws(OrderStoreError) {
        try await schedule(subject, at: time, isAwaited: false)
    }

    public func orderAtOnce(_ id: OrderID) -> OrderRecord? { nil }
}
