import Payments

/// One store under test.
struct Trial: Sendable {
    let store: any OrderStore

    func expect(_ holds: Bool, _ expected: String, line: Int = #line) throws {
        guard holds else { throw StoreFinding(expected: expected, line: line) }
    }

    func require<Value>(_ value: Value?, _ expected: String, line: Int = #line) throws -> Value {
        guard let value else { throw StoreFinding(expected: expected, line: line) }
        return value
    }

    /// The call must be refused, as this.
    func refused(
        _ kind: OrderStoreError.Kind, line: Int = #line, _ call: () async throws -> Void
    ) async throws {
        do {
            try await call()
        } catch let error as OrderStoreError {
            return try expect(error.kind == kind, "\(kind.code), not \(error)", line: line)
        }
        throw StoreFinding(expected: "to be refused as \(kind.code)", line: line)
    }

    func refused(
        _ conflict: OrderStoreError.Conflict, line: Int = #line, _ call: () async throws -> Void
    ) async throws {
        try await refused(.conflict(conflict), line: line, call)
    }

    /// How many of many calls at once succeed; each other one must be refused as `conflict`.
    func successes(
        of count: Int, otherwise conflict: OrderStoreError.Conflict, _ call: @escaping @Sendable (Int) async throws -> Void
    ) async throws -> Int {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for index in 0..<count {
                group.addTask {
                    do {
                        try await call(index)
                        return true
                    } catch let error as OrderStoreError where error.kind == .conflict(conflict) {
                        return false
                    }
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
    }
}

/// The people, things and moments of the suite.
enum Scene {
    static func minute(_ minute: Int64) -> Timestamp { Timestamp(seconds: 1_800_000_000 + minute * 60) }

    static func order(_ id: OrderID = "o-1", dollars: UInt64 = 300) -> Order {
        Order(id: id, due: .twd(dollars), deadline: minute(60))
    }

    static func new(_ id: OrderID = "o-1", at time: Int64 = 0, token: OrderToken? = nil, attachment: String = "") -> NewOrder {
        NewOrder(order(id), token: token, attachment: attachment, createdAt: minute(time))
    }

    static func attempt(_ number: AttemptNumber = "A-1", at gateway: GatewayID = "payuni") -> Attempt {
        Attempt(number: number, gateway: gateway, amount: .twd(300), method: .payerChooses)
    }

    static func reservation(
        _ number: AttemptNumber = "A-1", of order: OrderID = "o-1", at gateway: GatewayID = "payuni", minute time: Int64 = 1
    ) -> AttemptReservation {
        AttemptReservation(
            order: order, attempt: attempt(number, at: gateway), reservedAt: minute(time), checkAt: minute(time + 1))
    }

    /// A short name as the digest it would be: 64 hex digits.
    static func digest(_ name: String) -> String {
        let digits = Array("0123456789abcdef")
        let hex = String(name.utf8.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
        return String(repeating: "0", count: 64 - hex.utf8.count) + hex
    }

    static func said(
        _ claim: Claim, of number: AttemptNumber = "A-1", transaction: GatewayNumber = "T-1",
        by verification: VerifiedReport.Verification = .sealedCallback, at time: Int64 = 5, digest: String? = "d1"
    ) -> Evidence {
        let report = TransactionReport(
            gatewayNumber: transaction, attemptNumber: number, claim: claim, raw: claim.rawValue, amount: .twd(300))
        return Evidence(
            .report(VerifiedReport(attempt: number, report: report, verification: verification)), receivedAt: minute(time),
            digest: digest.map(Self.digest))
    }

    static func note(_ number: Int, at time: Int64 = 5) -> Evidence {
        Evidence(.decision(Decision(number: number, kind: .note, by: "suite", text: "note \(number)")), receivedAt: minute(time))
    }

    static let worker: WorkerID = "w-1"
}

extension Trial {
    /// An order with one attempt, stored.
    func begin(_ id: OrderID = "o-1", attempt: AttemptNumber = "A-1", token: OrderToken? = nil) async throws {
        _ = try await store.insert(Scene.new(id, token: token))
        _ = try await store.reserve(Scene.reservation(attempt, of: id))
    }

    func append(_ evidence: Evidence, to order: OrderID = "o-1", body: [UInt8]? = nil) async throws -> AppendReceipt {
        let receipts = try await store.append([EvidenceAppend(evidence, to: order, rawBody: body)])
        return try require(receipts.first, "a receipt for each piece")
    }

    /// What a dispatcher does: tell the history anew, and store what is new in it.
    func change(
        _ id: OrderID = "o-1", endpoints: [EndpointID] = [], checks: [AttemptCheck] = [], at time: Int64 = 10
    ) async throws -> OrderChange {
        try await change(of: store.load(id), endpoints: endpoints, checks: checks, at: time)
    }

    /// The change that follows from one more piece of evidence.
    func change(
        _ id: OrderID = "o-1", by evidence: Evidence, endpoints: [EndpointID] = [], checks: [AttemptCheck] = [],
        at time: Int64 = 10
    ) async throws -> OrderChange {
        var loaded = try await store.load(id)
        loaded.record.version.recorded += 1
        loaded.journal.append(
            JournalEntry(position: loaded.version.recorded, at: evidence.receivedAt, fact: .evidence(evidence)))
        return change(of: loaded, endpoints: endpoints, checks: checks, at: time)
    }

    private func change(
        of loaded: LoadedOrder, endpoints: [EndpointID], checks: [AttemptCheck], at time: Int64
    ) -> OrderChange {
        let (history, events) = loaded.replay()
        return OrderChange(
            version: loaded.version, snapshot: history.snapshot, events: Array(events.dropFirst(loaded.version.sequence)),
            endpoints: endpoints, checks: checks, at: Scene.minute(time))
    }

    @discardableResult
    func apply(_ id: OrderID = "o-1", endpoints: [EndpointID] = [], at time: Int64 = 10) async throws -> OrderVersion {
        try await store.apply(try await change(id, endpoints: endpoints, at: time))
    }

    func claim(_ queue: WorkQueue, at time: Int64, by worker: WorkerID = Scene.worker, limit: Int = 10) async throws -> [WorkItem]
    {
        try await store.claim(
            WorkClaim(
                queue, limit: limit, worker: worker, now: Scene.minute(time), leaseUntil: Scene.minute(time + 2)))
    }
}
