#if SQLite
import GRDB
public import Payments

extension SQLiteOrderStore {
    public func insert(_ order: NewOrder) async throws(OrderStoreError) -> OrderInsertion {
        try StoredText.check(order)
        let terms = try StoredText.terms(of: order.order, operation: "insert")
        let first = OrderHistory(order.order).snapshot
        return try await write("insert") { db in
            if let present = try Self.present(order, terms: terms, db) { return .replayed(present) }
            try Self.insert(order, terms: terms, first: first, db)
            guard let record = try FoundOrder.find(order.order.id, db)?.record else { throw StoreRefusal(.corrupted) }
            return .inserted(record)
        }
    }

    private static func present(_ new: NewOrder, terms: String, _ db: Database) throws -> OrderRecord? {
        guard let row = try OrderRow.find(new.order.id, db) else { return nil }
        let isSame = try db.first("SELECT terms, attachment FROM order_texts WHERE order_row = ?", [row.row]) {
            $0.text(0) == terms && $0.text(1) == new.attachment
        }
        guard isSame == true else { throw StoreRefusal(.conflict(.termsDiffer)) }
        return try FoundOrder.find(new.order.id, db)?.record
    }

    private static func insert(_ new: NewOrder, terms: String, first: OrderSnapshot, _ db: Database) throws {
        let order = new.order
        if let token = new.token, try db.first("SELECT 1 FROM orders WHERE token = ?", [token.text], { _ in true }) != nil {
            throw StoreRefusal(.conflict(.tokenTaken))
        }
        try db.run(
            """
            INSERT INTO orders (id, token, amount, currency, deadline, status, created_at, changed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                order.id.text, new.token?.text, order.due.amount.description, order.due.currency.code,
                order.deadline.milliseconds, first.state.status.rawValue, new.createdAt.milliseconds,
                new.createdAt.milliseconds,
            ])
        let row = db.lastInsertedRowID
        try db.run(
            "INSERT INTO order_texts (order_row, terms, attachment, snapshot) VALUES (?, ?, ?, ?)",
            [row, terms, new.attachment, first.jsonText])
        if let next = first.state.nextCheck { try WorkRow.clock(of: row).plan(at: next, db) }
    }

    public func reserve(_ reservation: AttemptReservation) async throws(OrderStoreError) -> AttemptRecord {
        try StoredText.check(reservation)
        return try await write("reserve") { db in
            let attempt = reservation.attempt
            let order = try OrderRow.get(reservation.order, db).withOneMore
            guard try AttemptRow.find(attempt.number, db) == nil else { throw StoreRefusal(.conflict(.attemptNumberTaken)) }
            try order.keepRecorded(at: reservation.reservedAt, db)
            try db.run(
                """
                INSERT INTO attempts (number, order_row, position, gateway, amount, currency, method, attachment, reserved_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    attempt.number.text, order.row, order.version.recorded, attempt.gateway.text,
                    attempt.amount.amount.description, attempt.amount.currency.code, attempt.method.text,
                    reservation.attachment, reservation.reservedAt.milliseconds,
                ])
            try WorkRow.check(attempt.number, of: order.row, gateway: attempt.gateway.text).plan(at: reservation.checkAt, db)
            return AttemptRecord(
                order: reservation.order, attempt: attempt, attachment: reservation.attachment,
                reservedAt: reservation.reservedAt)
        }
    }

    public func bind(_ number: GatewayNumber, to attempt: AttemptNumber, at time: Timestamp) async throws(OrderStoreError) {
        try StoredText.check(number, "gatewayNumber", operation: "bind")
        try await write("bind") { db in try AttemptRow.get(attempt, db).bind(number, at: time, db) }
    }

    public func order(_ id: OrderID) async throws(OrderStoreError) -> OrderRecord? {
        try ask("order") { db in try FoundOrder.find(id, db)?.record }
    }

    public func orderAtOnce(_ id: OrderID) -> OrderRecord? { try? ask("order") { db in try FoundOrder.find(id, db)?.record } }

    public func order(token: OrderToken) async throws(OrderStoreError) -> OrderRecord? {
        try ask("order") { db in try FoundOrder.find(token, db)?.record }
    }

    public func attempt(_ number: AttemptNumber) async throws(OrderStoreError) -> AttemptRecord? {
        try ask("attempt") { db in try AttemptRecord.find(number, db) }
    }

    public func attempt(of gateway: GatewayID, number: GatewayNumber) async throws(OrderStoreError) -> AttemptRecord? {
        try ask("attempt") { db in try AttemptRecord.find(gateway, number, db) }
    }
}
#endif
