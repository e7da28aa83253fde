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
        try StoredText.check(change, operation: "apply")
        let written = WrittenChange(change)
        return try await write("apply", isAwaited: change.isAwaited) { db in
            try written.apply(to: try OrderRow.get(change.snapshot.order, db), db)
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
