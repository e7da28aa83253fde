#if SQLite
import GRDB
import Payments

/// Where an attempt is found.
struct AttemptRow {
    let row: Int64
    let orderRow: Int64
    let gateway: String

    /// What ``init(_:from:)`` reads, in three places that follow each other.
    static let columns = "a.row, a.order_row, a.gateway"
    private static let byNumber = "SELECT \(columns) FROM attempts a WHERE a.number = ?"

    init(_ fetched: Columns, from place: CInt = 0) {
        row = fetched.integer(place)
        orderRow = fetched.integer(place + 1)
        gateway = fetched.text(place + 2)
    }

    static func find(_ number: AttemptNumber, _ db: Database) throws -> AttemptRow? {
        try db.first(byNumber, [number.text]) { AttemptRow($0) }
    }

    static func get(_ number: AttemptNumber, _ db: Database) throws -> AttemptRow {
        guard let row = try find(number, db) else { throw StoreRefusal(.notFound(.attempt)) }
        return row
    }

    /// Binds a gateway's number for ever.
    func bind(_ number: GatewayNumber, at time: Timestamp, _ db: Database) throws {
        try db.run(
            """
            INSERT INTO gateway_numbers (attempt_row, place, gateway, number, bound_at)
            SELECT ?1, 1 + COUNT(*), ?2, ?3, ?4 FROM gateway_numbers WHERE attempt_row = ?1
            ON CONFLICT (gateway, number) DO NOTHING
            """, [row, gateway, number.text, time.milliseconds])
        guard db.changesCount == 0 else { return }
        let bound = try db.first(
            "SELECT attempt_row FROM gateway_numbers WHERE gateway = ? AND number = ?", [gateway, number.text]
        ) { $0.integer(0) }
        guard bound == row else { throw StoreRefusal(.conflict(.gatewayNumberBound)) }
    }
}

extension Attempt {
    /// What ``init(_:from:)`` reads, in five places that follow each other.
    static let columns = "a.number, a.gateway, a.amount, a.currency, a.method"

    init(_ fetched: Columns, from place: CInt = 0) throws {
        self.init(
            number: AttemptNumber(fetched.text(place)), gateway: GatewayID(fetched.text(place + 1)),
            amount: try fetched.money(place + 2), method: PaymentMethod(fetched.text(place + 4)))
    }
}

extension AttemptRecord {
    // One statement, so that a look at an attempt needs no transaction: a row for each number of the gateway's, or a single one without.
    private static let selection = """
        SELECT \(Attempt.columns), o.id, a.attachment, a.reserved_at, n.number
        FROM attempts a JOIN orders o ON o.row = a.order_row LEFT JOIN gateway_numbers n ON n.attempt_row = a.row
        """
    private static let byNumber = "\(selection) WHERE a.number = ? ORDER BY n.place"
    private static let byGatewayNumber = """
        \(selection)
        WHERE a.row = (SELECT attempt_row FROM gateway_numbers WHERE gateway = ? AND number = ?) ORDER BY n.place
        """

    static func find(_ number: AttemptNumber, _ db: Database) throws -> AttemptRecord? {
        try find(byNumber, [number.text], db)
    }

    static func find(_ gateway: GatewayID, _ number: GatewayNumber, _ db: Database) throws -> AttemptRecord? {
        try find(byGatewayNumber, [gateway.text, number.text], db)
    }

    private static func find(_ sql: String, _ names: [any Argument], _ db: Database) throws -> AttemptRecord? {
        var found: AttemptRecord?
        try db.each(sql, names) { fetched in
            if found == nil { found = try AttemptRecord(fetched) }
            if let number = fetched.textIfAny(8) { found?.gatewayNumbers.append(GatewayNumber(number)) }
        }
        return found
    }

    private init(_ fetched: Columns) throws {
        self.init(
            order: OrderID(fetched.text(5)), attempt: try Attempt(fetched), attachment: fetched.text(6),
            reservedAt: fetched.time(7))
    }
}
#endif
