#if SQLite
import GRDB
import Payments

@testable import SQLiteOrderStore

extension SQLiteOrderStore {
    /// Orders as every schema so far keeps them; the store's own statements know the newest one alone.
    func insertAsBefore(_ ids: [OrderID]) async throws {
        let orders = ids.map { Bench.order($0) }
        try await connection.pool(for: .writing).write { db in
            for new in orders {
                let order = new.order
                try db.execute(
                    sql: """
                        INSERT INTO orders (id, token, amount, currency, deadline, status, created_at, changed_at)
                        VALUES (?, ?, ?, ?, ?, 'open', ?, ?)
                        """,
                    arguments: [
                        order.id.text, new.token?.text, order.due.amount.description, order.due.currency.code,
                        order.deadline.milliseconds, new.createdAt.milliseconds, new.createdAt.milliseconds,
                    ])
                try db.execute(
                    sql: "INSERT INTO order_texts (order_row, terms, attachment, snapshot) VALUES (?, ?, ?, ?)",
                    arguments: [
                        db.lastInsertedRowID, try StoredText.terms(of: order, operation: "insert"), new.attachment,
                        OrderHistory(order).snapshot.jsonText,
                    ])
            }
        }
    }
}
#endif
