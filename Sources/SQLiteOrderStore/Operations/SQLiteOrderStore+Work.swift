#if SQLite
import GRDB
public import Payments

extension SQLiteOrderStore {
    public func claim(_ claim: WorkClaim) async throws(OrderStoreError) -> [WorkItem] {
        // A look that finds nothing costs the writer nothing.
        let isDue = try ask("claim") { db in
            try !Self.dueRows(Self.dueQuery, for: claim, limit: 1, db).isEmpty
        }
        guard isDue else { return [] }
        return try await write("claim") { db in
            var claimed: [WorkItem] = []
            // What was leased as awaited is no longer due when the rest is looked for.
            for query in [Self.awaitedDueQuery, Self.dueQuery] where claimed.count < claim.limit {
                claimed += try Self.dueRows(query, for: claim, limit: claim.limit - claimed.count, db)
                    .map { try $0.lease(to: claim.worker, until: claim.leaseUntil, db) }
            }
            return claimed
        }
    }

    static let dueQuery = selection("work_available", "available IS NOT NULL")
    static let awaitedDueQuery = selection("work_awaited", "awaited <> 0")

    private static func selection(_ index: String, _ condition: String) -> String {
        """
        SELECT order_row, name, sequence FROM work INDEXED BY \(index)
        WHERE \(condition) AND kind = ? AND lane = ? AND available <= ? ORDER BY available, order_row, name, sequence LIMIT ?
        """
    }

    private static func dueRows(_ query: String, for claim: WorkClaim, limit: Int, _ db: Database) throws -> [WorkRow] {
        let queue = claim.queue
        return try db.all(
            query, [queue.kind.rawValue, queue.lane, claim.now.milliseconds, limit]
        ) { WorkRow(order: $0.integer(0), kind: queue.kind, name: $0.text(1), sequence: $0.count(2), lane: queue.lane) }
    }

    public func settle(_ item: WorkItem, _ outcome: WorkOutcome) async throws(OrderStoreError) {
        try await write("settle") { db in
            guard let lease = item.lease, let place = try WorkRow.find(item.subject, db),
                let held = try place.held(by: lease, db)
            else { throw StoreRefusal(.conflict(.leaseLost)) }
            let isBehind = try place.kind == .apply && OrderRow.get(item.order, db).version.isBehind
            switch outcome {
            // Applying is not done while something recorded waits for it.
            case .done where isBehind: try place.plan(at: held.due, db)
            case .done: try place.end(.done, db)
            case .parked: try place.end(.parked, db)
            case .replanned(let time): try place.plan(at: time, db)
            case .postponed(let time): try place.plan(at: time, failures: held.failures, isAwaited: held.isAwaited, db)
            case .failed(let time): try place.plan(at: time, failures: held.failures + 1, isAwaited: held.isAwaited, db)
            }
        }
    }

    public func schedule(_ subject: WorkSubject, at time: Timestamp, isAwaited: Bool) async throws(OrderStoreError) {
        try StoredText.check(subject)
        try await write("schedule") { db in try WorkRow(subject, db).plan(at: time, isAwaited: isAwaited, db) }
    }

    public func bringForward(by milliseconds: Int64) async throws(OrderStoreError) {
        guard milliseconds > 0 else { return }
        try await write("bringForward") { db in
            try db.run(
                "UPDATE work SET due = due - ?, available = available - ? WHERE available IS NOT NULL",
                [milliseconds, milliseconds])
        }
    }

    public func queues() async throws(OrderStoreError) -> [WorkQueue] {
        try await readList("queues") { db in
            var found: [(kind: String, lane: String)] = []
            // One step in the index for each: there may be a million pieces of work in one line.
            while let next = try Row.fetchOne(
                db, sql: Self.nextQueue, arguments: [found.last?.kind ?? "", found.last?.lane ?? ""])
            {
                found.append((next["kind"], next["lane"]))
            }
            return try found.map { try WorkQueue(kind: $0.kind, lane: $0.lane) }
        }
    }

    private static let nextQueue = """
        SELECT kind, lane FROM work WHERE available IS NOT NULL AND (kind, lane) > (?, ?) ORDER BY kind, lane LIMIT 1
        """

    public func work(of order: OrderID) async throws(OrderStoreError) -> [WorkItem] {
        try ask("work") { db in try WorkItem.all(of: order, db) }
    }
}

extension WorkRow {
    /// `nil` when what the work is about is not there.
    fileprivate static func find(_ subject: WorkSubject, _ db: Database) throws -> WorkRow? {
        do {
            return try WorkRow(subject, db)
        } catch let refusal as StoreRefusal {
            guard case .notFound = refusal.kind else { throw refusal }
            return nil
        }
    }

    private static let lease = """
        UPDATE work SET available = ?, worker = ?, number = number + 1
        WHERE order_row = ? AND kind = ? AND name = ? AND sequence = ?
        RETURNING \(WorkItem.columns(of: "")), (SELECT id FROM orders WHERE orders.row = order_row)
        """

    fileprivate func lease(to worker: WorkerID, until time: Timestamp, _ db: Database) throws -> WorkItem {
        let arguments: [any Argument] = [time.milliseconds, worker.text, order, kind.rawValue, name, sequence]
        guard let leased = try db.first(Self.lease, arguments, WorkItem.init) else { throw StoreRefusal(.corrupted) }
        return leased
    }

    fileprivate func held(by lease: WorkLease, _ db: Database) throws -> (due: Timestamp, failures: Int, isAwaited: Bool)? {
        try db.first(
            """
            SELECT due, failures, awaited FROM work
            WHERE order_row = ? AND kind = ? AND name = ? AND sequence = ? AND worker = ? AND number = ?
            """, [order, kind.rawValue, name, sequence, lease.worker.text, lease.number]
        ) { ($0.time(0), $0.count(1), $0.count(2) != 0) }
    }
}

extension WorkQueue {
    fileprivate init(kind: String, lane: String) throws {
        switch WorkRow.Kind(rawValue: kind) {
        case .apply: self = .apply
        case .clock: self = .clock
        case .check: self = .check(GatewayID(lane))
        case .delivery: self = .delivery(EndpointID(lane))
        case .adoption: self = .adoption(GatewayID(lane))
        case nil: throw StoreRefusal(.corrupted)
        }
    }

    var kind: WorkRow.Kind {
        switch self {
        case .apply: .apply
        case .clock: .clock
        case .check: .check
        case .delivery: .delivery
        case .adoption: .adoption
        }
    }

    var lane: String {
        switch self {
        case .apply, .clock: ""
        case .check(let gateway): gateway.text
        case .delivery(let endpoint): endpoint.text
        case .adoption(let gateway): gateway.text
        }
    }
}
#endif
