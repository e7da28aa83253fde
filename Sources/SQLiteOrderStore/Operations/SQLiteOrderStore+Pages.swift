#if SQLite
import GRDB
public import Payments

extension SQLiteOrderStore {
    public func orders(
        _ filter: OrderFilter, after cursor: PageCursor?, limit: Int
    ) async throws(OrderStoreError) -> OrderPage {
        let size = StoredText.limit(limit)
        // One more than asked tells whether there is a next page.
        let (sql, arguments) = try Self.listing(filter, after: cursor, limit: size + 1)
        return try await readList("orders") { db in
            let rows = try db.rows(sql, arguments)
            let found = rows.prefix(size)
            let next =
                rows.count > size ? found.last.map { OrderPlace(createdAt: $0.time("created_at"), row: $0["row"]).cursor } : nil
            return OrderPage(orders: try found.map { try OrderSummary($0) }, next: next)
        }
    }

    /// The question by which orders are listed.
    static func listing(
        _ filter: OrderFilter, after cursor: PageCursor?, limit: Int
    ) throws(OrderStoreError) -> (sql: String, arguments: StatementArguments) {
        var conditions = Conditions()
        if filter.needsAttention { conditions.add("o.attention <> 0", []) }
        conditions.add("o.status = ?", filter.status?.rawValue)
        conditions.add("o.created_at >= ?", filter.from?.milliseconds)
        conditions.add("o.created_at < ?", filter.before?.milliseconds)
        conditions.add("EXISTS (SELECT 1 FROM attempts a WHERE a.order_row = o.row AND a.gateway = ?)", filter.gateway?.text)
        if let cursor {
            let place = try OrderPlace(cursor)
            conditions.add("(o.created_at, o.row) < (?, ?)", [place.createdAt.milliseconds, Int64(place.row)])
        }
        // Told which index: beside a status it would choose the status's, and look at every paid order for the few with attention.
        let index = filter.needsAttention ? "INDEXED BY orders_by_attention" : ""
        let sql = """
            SELECT o.*, \(attentionWords) AS words FROM orders o \(index)
            \(conditions.clause) ORDER BY o.created_at DESC, o.row DESC LIMIT ?
            """
        return (sql, conditions.arguments(limit))
    }

    // The long text is opened for those rows alone that have something to say.
    private static let attentionWords = """
        CASE WHEN o.attention <> 0 THEN (
            SELECT group_concat(json_extract(said.value, '$.reason'))
            FROM order_texts t, json_each(t.snapshot, '$.attention') said WHERE t.order_row = o.row) END
        """

    private static let atThatTime = "FROM events INDEXED BY events_by_time WHERE at >= ? AND at < ?"

    public func events(
        _ filter: EventFilter, after cursor: PageCursor?, limit: Int
    ) async throws(OrderStoreError) -> EventPage {
        var conditions = Conditions()
        conditions.add("o.id = ?", filter.order?.text)
        conditions.add("e.at >= ?", filter.from?.milliseconds)
        conditions.add("e.at < ?", filter.before?.milliseconds)
        // Events are read in the order in which they were stored; the index says between which of them to look. It is walked through for
        // as much as is wanted: the first only where no page came before, the last only of a time that has a beginning.
        if filter.order == nil, let from = filter.from?.milliseconds {
            let before = filter.before?.milliseconds ?? .max
            if cursor == nil { conditions.add("e.row >= (SELECT MIN(row) \(Self.atThatTime))", [from, before]) }
            if filter.before != nil { conditions.add("e.row <= (SELECT MAX(row) \(Self.atThatTime))", [from, before]) }
        }
        if let cursor { conditions.add("e.row > ?", Int64(try EventPlace(cursor).row)) }
        let sql = """
            SELECT e.*, o.id AS order_id FROM events e JOIN orders o ON o.row = e.order_row
            \(conditions.clause) ORDER BY e.row LIMIT ?
            """
        let arguments = conditions.arguments(StoredText.limit(limit))
        return try await readList("events") { db in
            let rows = try db.rows(sql, arguments)
            let next = rows.last.map { EventPlace(row: $0["row"]).cursor } ?? cursor
            return EventPage(events: rows.map(StoredEvent.init), next: next)
        }
    }
}

/// The conditions of one question: fixed text with places, and the values for them.
private struct Conditions {
    private var texts: [String] = []
    private var arguments = StatementArguments()

    mutating func add(_ text: String, _ value: (some DatabaseValueConvertible & Sendable)?) {
        guard let value else { return }
        texts.append(text)
        arguments += [value]
    }

    mutating func add(_ text: String, _ values: [Int64]) {
        texts.append(text)
        arguments += StatementArguments(values)
    }

    /// All values, and after them how many rows are wanted. Were that in the text, each number would be a statement of its own, and kept.
    func arguments(_ limit: Int) -> StatementArguments { arguments + [limit] }

    var clause: String { texts.isEmpty ? "" : "WHERE " + texts.joined(separator: " AND ") }
}

extension OrderSummary {
    fileprivate init(_ fetched: Row) throws {
        let words: String? = fetched["words"]
        self.init(
            id: OrderID(fetched["id"]), status: try fetched.word("status"), due: try fetched.money(),
            deadline: fetched.time("deadline"), sequence: fetched["sequence"], createdAt: fetched.time("created_at"),
            changedAt: fetched.time("changed_at"),
            attention: Set((words ?? "").split(separator: ",").map(String.init)).sorted())
    }
}
#endif
