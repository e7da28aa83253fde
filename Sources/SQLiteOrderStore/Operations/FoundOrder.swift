#if SQLite
import GRDB
import Payments

/// An order as it was found, with the place under which the rest of it is found.
struct FoundOrder {
    let row: Int64
    private(set) var record: OrderRecord
    /// What was recorded of its attempts.
    private var attempts: [JournalEntry] = []

    static func find(_ id: OrderID, _ db: Database) throws -> FoundOrder? { try find(byID, id.text, db) }

    static func find(_ token: OrderToken, _ db: Database) throws -> FoundOrder? { try find(byToken, token.text, db) }

    static func find(of attempt: AttemptNumber, _ db: Database) throws -> FoundOrder? { try find(byAttempt, attempt.text, db) }

    /// All that is known about it, in the same transaction.
    func loaded(_ db: Database) throws -> LoadedOrder {
        LoadedOrder(record: record, journal: try journal(db), work: try WorkItem.all(of: row, db))
    }

    /// Every fact, in the order of recording.
    func journal(_ db: Database) throws -> [JournalEntry] {
        var entries = attempts
        try db.each("SELECT position, statement FROM evidence WHERE order_row = ?", [row]) { fetched in
            guard let evidence = StoredText.readEvidence(fetched.text(1)) else { throw StoreRefusal(.corrupted) }
            entries.append(JournalEntry(position: fetched.count(0), at: evidence.receivedAt, fact: .evidence(evidence)))
        }
        return entries.sorted { $0.position < $1.position }
    }

    // One statement, so that a look at an order needs no transaction: a row for each attempt, or a single one without.
    private static func selection(where condition: String) -> String {
        """
        SELECT \(OrderRow.columns), o.token, o.status, o.created_at, o.changed_at, t.attachment, t.snapshot, \(Order.columns),
            \(Attempt.columns), a.position, a.reserved_at
        FROM orders o LEFT JOIN order_texts t ON t.order_row = o.row LEFT JOIN attempts a ON a.order_row = o.row
        WHERE \(condition) ORDER BY a.position
        """
    }

    private static let byID = selection(where: "o.id = ?")
    private static let byToken = selection(where: "o.token = ?")
    private static let byAttempt = selection(where: "o.row = (SELECT order_row FROM attempts WHERE number = ?)")
    private static let firstOfOrder: CInt = 10
    private static let firstOfAttempt: CInt = 15

    private static func find(_ sql: String, _ name: String, _ db: Database) throws -> FoundOrder? {
        var found: FoundOrder?
        try db.each(sql, [name]) { fetched in
            if found == nil { found = try FoundOrder(fetched) }
            if !fetched.isEmpty(firstOfAttempt) { try found?.addAttempt(fetched) }
        }
        return found
    }

    private init(_ fetched: Columns) throws {
        row = fetched.integer(0)
        record = OrderRecord(
            order: try Order(fetched, from: Self.firstOfOrder), token: fetched.textIfAny(4).map(OrderToken.init),
            attachment: fetched.text(8), status: try fetched.word(5), version: OrderRow(fetched).version,
            snapshot: fetched.text(9), createdAt: fetched.time(6), changedAt: fetched.time(7))
    }

    private mutating func addAttempt(_ fetched: Columns) throws {
        let attempt = try Attempt(fetched, from: Self.firstOfAttempt)
        record.order.add(attempt)
        attempts.append(
            JournalEntry(
                position: fetched.count(Self.firstOfAttempt + 5), at: fetched.time(Self.firstOfAttempt + 6),
                fact: .attempt(attempt)))
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
