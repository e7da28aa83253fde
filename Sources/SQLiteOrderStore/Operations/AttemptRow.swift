#if SQLite
import GRDB
import Payments

/// Where an attempt is found.
struct AttemptRow {
    let row: Int64
    let orderRow: Int64
    let gateway: String

    static func find(_ number: AttemptNumber, _ db: Database) throws -> AttemptRow? {
        try db.row("SELECT row, order_row, gateway FROM attempts WHERE number = ?", [number.text]).map {
            AttemptRow(row: $0["row"], orderRow: $0["order_row"], gateway: $0["gateway"])
        }
    }

    static func get(_ number: AttemptNumber, _ db: Database) throws -> AttemptRow {
        guard let row = try find(number, db) else { throw StoreRefusal(.notFound(.attempt)) }
        return row
    }

    /// Binds a gateway's number for ever.
    func bind(_ number: GatewayNumber, at time: Timestamp, _ db: Database) throws {
        let bound = try db.row(
            "SELECT attempt_row FROM gateway_numbers WHERE gateway = ? AND number = ?", [gateway, number.text])
        if let bound {
            guard bound["attempt_row"] == row else { throw StoreRefusal(.conflict(.gatewayNumberBound)) }
            return
        }
        try db.run(
            "INSERT INTO gateway_numbers (gateway, number, attempt_row, bound_at) VALUES (?, ?, ?, ?)",
            [gateway, number.text, row, time.milliseconds])
    }
}

extension Attempt {
    init(_ fetched: Row) throws {
        self.init(
            number: AttemptNumber(fetched["number"]), gateway: GatewayID(fetched["gateway"]), amount: try fetched.money(),
            method: PaymentMethod(fetched["method"]))
    }
}

extension AttemptRecord {
    static func find(_ number: AttemptNumber, _ db: Database) throws -> AttemptRecord? {
        try db.row(
            "SELECT a.*, o.id AS order_id FROM attempts a JOIN orders o ON o.row = a.order_row WHERE a.number = ?", [number.text]
        ).map { try AttemptRecord($0, db) }
    }

    static func find(_ gateway: GatewayID, _ number: GatewayNumber, _ db: Database) throws -> AttemptRecord? {
        try db.row(
            """
            SELECT a.*, o.id AS order_id FROM gateway_numbers g
            JOIN attempts a ON a.row = g.attempt_row JOIN orders o ON o.row = a.order_row
            WHERE g.gateway = ? AND g.number = ?
            """, [gateway.text, number.text]
        ).map { try AttemptRecord($0, db) }
    }

    private init(_ fetched: Row, _ db: Database) throws {
        let row: Int64 = fetched["row"]
        let numbers = try db.rows("SELECT number FROM gateway_numbers WHERE attempt_row = ? ORDER BY row", [row])
        self.init(
            order: OrderID(fetched["order_id"]), attempt: try Attempt(fetched), attachment: fetched["attachment"],
            reservedAt: fetched.time("reserved_at"), gatewayNumbers: numbers.map { GatewayNumber($0["number"]) })
    }
}
#endif
