#if SQLite
import GRDB
public import Payments

extension SQLiteOrderStore {
    public func load(_ order: OrderID) async throws(OrderStoreError) -> LoadedOrder {
        try read("load") { db in
            let (row, record) = try OrderRecord.get(order, db)
            return LoadedOrder(record: record, journal: try Self.journal(of: row, db))
        }
    }

    public func timeline(of order: OrderID) async throws(OrderStoreError) -> Timeline {
        try read("timeline") { db in
            let row = try OrderRow.get(order, db).row
            let events = try db.all(
                "SELECT sequence, at, name, body FROM events WHERE order_row = ? ORDER BY sequence", [row]
            ) { fetched in
                StoredEvent(
                    order: order, sequence: fetched.count(0), at: fetched.time(1), name: fetched.text(2), body: fetched.text(3))
            }
            return Timeline(journal: try Self.journal(of: row, db), events: events)
        }
    }

    private static func journal(of row: Int64, _ db: Database) throws -> [JournalEntry] {
        var entries: [JournalEntry] = []
        entries += try db.all(attempts, [row]) { fetched in
            JournalEntry(position: fetched.count(5), at: fetched.time(6), fact: .attempt(try Attempt(fetched)))
        }
        entries += try db.all("SELECT position, statement FROM evidence WHERE order_row = ?", [row]) { fetched in
            guard let evidence = StoredText.readEvidence(fetched.text(1)) else { throw StoreRefusal(.corrupted) }
            return JournalEntry(position: fetched.count(0), at: evidence.receivedAt, fact: .evidence(evidence))
        }
        return entries.sorted { $0.position < $1.position }
    }

    private static let attempts = "SELECT \(Attempt.columns), a.position, a.reserved_at FROM attempts a WHERE a.order_row = ?"

    public func apply(_ change: OrderChange) async throws(OrderStoreError) -> OrderVersion {
        try StoredText.check(change)
        let snapshot = change.snapshot.jsonText
        let events = change.events.map(StoredEvent.init)
        return try await write("apply", isAwaited: change.isAwaited) { db in
            let order = try OrderRow.get(change.snapshot.order, db)
            let version = try Self.advance(order, by: change, snapshot: snapshot, db)
            for event in events { try Self.insert(event, of: order.row, change, db) }
            for check in change.checks {
                let attempt = try AttemptRow.get(check.attempt, db)
                guard attempt.orderRow == order.row else { throw StoreRefusal(.notFound(.attempt)) }
                try WorkRow.check(check.attempt, of: order.row, gateway: attempt.gateway).planOrEnd(at: check.at, db)
            }
            try WorkRow.clock(of: order.row).planOrEnd(at: change.snapshot.state.nextCheck, db)
            try WorkRow.apply(of: order.row).planOrEnd(at: version.isBehind ? change.at : nil, db)
            return version
        }
    }

    /// Compares and sets. Facts recorded since loading stay ahead of what is applied.
    private static func advance(
        _ order: OrderRow, by change: OrderChange, snapshot: String, _ db: Database
    ) throws -> OrderVersion {
        let present = order.version
        guard present.sequence == change.version.sequence, present.applied == change.version.applied,
            change.version.recorded <= present.recorded
        else { throw StoreRefusal(.conflict(.stale)) }
        let next = OrderVersion(
            sequence: change.snapshot.sequence, recorded: present.recorded, applied: change.version.recorded)
        let status = change.snapshot.state.status.rawValue
        let attention = change.snapshot.state.attention.isEmpty ? 0 : 1
        if change.events.isEmpty {
            try db.run(
                "UPDATE orders SET applied = ?, status = ?, attention = ? WHERE row = ?",
                [next.applied, status, attention, order.row])
        } else {
            try db.run(
                "UPDATE orders SET applied = ?, status = ?, attention = ?, sequence = ?, changed_at = ? WHERE row = ?",
                [next.applied, status, attention, next.sequence, change.at.milliseconds, order.row])
        }
        try db.run("UPDATE order_texts SET snapshot = ? WHERE order_row = ?", [snapshot, order.row])
        return next
    }

    private static func insert(_ event: StoredEvent, of order: Int64, _ change: OrderChange, _ db: Database) throws {
        try db.run(
            "INSERT INTO events (order_row, sequence, at, name, body) VALUES (?, ?, ?, ?, ?)",
            [order, event.sequence, event.at.milliseconds, event.name, event.body])
        for endpoint in change.endpoints {
            try WorkRow.delivery(event.sequence, of: order, to: endpoint).plan(at: change.at, db)
        }
    }
}

extension StoredEvent {
    init(_ fetched: Row) {
        self.init(
            order: OrderID(fetched["order_id"]), sequence: fetched["sequence"], at: fetched.time("at"), name: fetched["name"],
            body: fetched["body"])
    }
}
#endif
