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
#endif
