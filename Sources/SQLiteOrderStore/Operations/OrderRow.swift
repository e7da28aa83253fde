#if SQLite
import GRDB
import Payments

/// Where an order stands, without its long texts.
struct OrderRow {
    let row: Int64
    let version: OrderVersion

    /// What ``init(_:)`` reads, in the first four places.
    static let columns = "o.row, o.sequence, o.recorded, o.applied"
    private static let byID = "SELECT \(columns) FROM orders o WHERE o.id = ?"

    private init(row: Int64, version: OrderVersion) {
        self.row = row
        self.version = version
    }

    init(_ fetched: Columns) {
        row = fetched.integer(0)
        version = OrderVersion(sequence: fetched.count(1), recorded: fetched.count(2), applied: fetched.count(3))
    }

    static func find(_ id: OrderID, _ db: Database) throws -> OrderRow? {
        try db.first(byID, [id.text], OrderRow.init)
    }

    static func get(_ id: OrderID, _ db: Database) throws -> OrderRow {
        guard let row = try find(id, db) else { throw StoreRefusal(.notFound(.order)) }
        return row
    }

    /// As it is with a further fact, which takes the place ``OrderVersion/recorded``. Once for a row that was found in this transaction.
    var withOneMore: OrderRow {
        OrderRow(
            row: row,
            version: OrderVersion(sequence: version.sequence, recorded: version.recorded + 1, applied: version.applied))
    }

    /// Keeps how many facts are recorded, and makes the order due for applying.
    func keepRecorded(at time: Timestamp, _ db: Database) throws {
        try db.run("UPDATE orders SET recorded = ? WHERE row = ?", [version.recorded, row])
        try WorkRow.offerApply(of: row, at: time, db)
    }
}

extension OrderRecord {
    // One statement, so that a look at an order needs no transaction: a row for each attempt, or a single one without.
    private static func selection(by column: String) -> String {
        """
        SELECT \(OrderRow.columns), o.token, o.status, o.created_at, o.changed_at, t.attachment, t.snapshot, \(Order.columns),
            \(Attempt.columns)
        FROM orders o JOIN order_texts t ON t.order_row = o.row LEFT JOIN attempts a ON a.order_row = o.row
        WHERE o.\(column) = ? ORDER BY a.position
        """
    }

    private static let byID = selection(by: "id")
    private static let byToken = selection(by: "token")
    private static let firstOfOrder: CInt = 10
    private static let firstOfAttempt: CInt = 15

    static func find(id: OrderID, _ db: Database) throws -> OrderRecord? { try find(byID, id.text, db)?.record }

    static func find(token: OrderToken, _ db: Database) throws -> OrderRecord? { try find(byToken, token.text, db)?.record }

    /// With the place under which the rest of the order is found.
    static func get(_ id: OrderID, _ db: Database) throws -> (row: Int64, record: OrderRecord) {
        guard let found = try find(byID, id.text, db) else { throw StoreRefusal(.notFound(.order)) }
        return found
    }

    private static func find(_ sql: String, _ name: String, _ db: Database) throws -> (row: Int64, record: OrderRecord)? {
        var found: (row: Int64, record: OrderRecord)?
        try db.each(sql, [name]) { fetched in
            if found == nil { found = (fetched.integer(0), try OrderRecord(fetched)) }
            guard !fetched.isEmpty(firstOfAttempt) else { return }
            found?.record.order.add(try Attempt(fetched, from: firstOfAttempt))
        }
        return found
    }

    private init(_ fetched: Columns) throws {
        self.init(
            order: try Order(fetched, from: Self.firstOfOrder), token: fetched.textIfAny(4).map(OrderToken.init),
            attachment: fetched.text(8), status: try fetched.word(5), version: OrderRow(fetched).version,
            snapshot: fetched.text(9), createdAt: fetched.time(6), changedAt: fetched.time(7))
    }
}

extension Order {
    /// What ``init(_:from:)`` reads, in five places that follow each other. What stands in columns need not be read out of the terms.
    fileprivate static let columns = "o.id, o.amount, o.currency, o.deadline, t.terms"

    /// Without attempts.
    fileprivate init(_ fetched: Columns, from place: CInt) throws {
        guard let policies = WrittenPolicies.read(from: fetched.utf8(place + 4)) else { throw StoreRefusal(.corrupted) }
        self.init(
            id: OrderID(fetched.text(place)), due: try fetched.money(place + 1), deadline: fetched.time(place + 3),
            policies: policies)
    }
}
#endif
