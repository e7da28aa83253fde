#if SQLite
import GRDB
import Payments

/// Where an order stands, without its long texts.
struct OrderRow {
    let row: Int64
    let version: OrderVersion

    init(_ fetched: Row) {
        row = fetched["row"]
        version = OrderVersion(sequence: fetched["sequence"], recorded: fetched["recorded"], applied: fetched["applied"])
    }

    static func find(_ id: OrderID, _ db: Database) throws -> OrderRow? {
        try db.row("SELECT row, sequence, recorded, applied FROM orders WHERE id = ?", [id.text]).map(OrderRow.init)
    }

    static func get(_ id: OrderID, _ db: Database) throws -> OrderRow {
        guard let row = try find(id, db) else { throw StoreRefusal(.notFound(.order)) }
        return row
    }

    /// Takes the next place among the facts of the order, and makes the order due for applying.
    func nextPosition(at time: Timestamp, _ db: Database) throws -> Int {
        let fetched = try db.row("UPDATE orders SET recorded = recorded + 1 WHERE row = ? RETURNING recorded", [row])
        guard let fetched else { throw StoreRefusal(.notFound(.order)) }
        try WorkRow.offerApply(of: row, at: time, db)
        return fetched["recorded"]
    }
}

extension OrderRecord {
    private static let selection = """
        SELECT o.row, o.token, o.status, o.sequence, o.recorded, o.applied, o.created_at, o.changed_at,
            t.terms, t.attachment, t.snapshot
        FROM orders o JOIN order_texts t ON t.order_row = o.row
        """

    static func find(id: OrderID, _ db: Database) throws -> OrderRecord? {
        try db.row("\(selection) WHERE o.id = ?", [id.text]).map { try OrderRecord($0, db) }
    }

    static func find(token: OrderToken, _ db: Database) throws -> OrderRecord? {
        try db.row("\(selection) WHERE o.token = ?", [token.text]).map { try OrderRecord($0, db) }
    }

    private init(_ fetched: Row, _ db: Database) throws {
        let found = OrderRow(fetched)
        guard var order = StoredText.readOrder(fetched["terms"]) else { throw StoreRefusal(.corrupted) }
        let attempts = try db.rows("SELECT * FROM attempts WHERE order_row = ? ORDER BY position", [found.row])
        for attempt in attempts { order.add(try Attempt(attempt)) }
        let token: String? = fetched["token"]
        self.init(
            order: order, token: token.map(OrderToken.init), attachment: fetched["attachment"],
            status: try fetched.word("status"), version: found.version, snapshot: fetched["snapshot"],
            createdAt: fetched.time("created_at"), changedAt: fetched.time("changed_at"))
    }
}
#endif
