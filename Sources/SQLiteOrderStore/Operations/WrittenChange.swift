#if SQLite
import GRDB
import Payments

/// A change of an order, its texts made beside the writer.
struct WrittenChange: Sendable {
    private let change: OrderChange
    private let snapshot: String
    private let events: [StoredEvent]

    init(_ change: OrderChange) {
        self.change = change
        (snapshot, events) = change.texts
    }

    /// Nothing was applied since the order was loaded, and it knows all that the change does.
    func fits(_ order: OrderRow) -> Bool {
        order.version.sequence == change.version.sequence && order.version.applied == change.version.applied
            && change.version.recorded <= order.version.recorded
    }

    /// All that is recorded is in it.
    func knowsAll(of order: OrderRow) -> Bool { change.version.recorded == order.version.recorded }

    /// Compares and sets. Facts recorded since loading stay ahead of what is applied.
    /// - Throws: a stale conflict when it does not fit.
    func apply(to order: OrderRow, _ db: Database) throws -> OrderVersion {
        guard fits(order) else { throw StoreRefusal(.conflict(.stale)) }
        let version = OrderVersion(
            sequence: change.snapshot.sequence, recorded: order.version.recorded, applied: change.version.recorded)
        try advance(order.row, to: version, db)
        for event in events { try insert(event, of: order.row, db) }
        for check in change.checks {
            let attempt = try AttemptRow.get(check.attempt, db)
            guard attempt.orderRow == order.row else { throw StoreRefusal(.notFound(.attempt)) }
            try WorkRow.check(check.attempt, of: order.row, gateway: attempt.gateway)
                .planOrEnd(at: check.at, isAwaited: check.isAwaited, db)
        }
        try WorkRow.clock(of: order.row).planOrEnd(at: change.snapshot.state.nextCheck, db)
        try WorkRow.apply(of: order.row).planOrEnd(at: version.isBehind ? change.at : nil, db)
        return version
    }

    private func advance(_ order: Int64, to version: OrderVersion, _ db: Database) throws {
        let status = change.snapshot.state.status.rawValue
        let attention = change.snapshot.state.attention.isEmpty ? 0 : 1
        if change.events.isEmpty {
            try db.run(
                "UPDATE orders SET recorded = ?, applied = ?, status = ?, attention = ? WHERE row = ?",
                [version.recorded, version.applied, status, attention, order])
        } else {
            try db.run(
                """
                UPDATE orders SET recorded = ?, applied = ?, status = ?, attention = ?, sequence = ?, changed_at = ?
                WHERE row = ?
                """,
                [version.recorded, version.applied, status, attention, version.sequence, change.at.milliseconds, order])
        }
        try db.run("UPDATE order_texts SET snapshot = ? WHERE order_row = ?", [snapshot, order])
    }

    private func insert(_ event: StoredEvent, of order: Int64, _ db: Database) throws {
        try db.run(
            "INSERT INTO events (order_row, sequence, at, name, body) VALUES (?, ?, ?, ?, ?)",
            [order, event.sequence, event.at.milliseconds, event.name, event.body])
        for endpoint in change.endpoints {
            try WorkRow.delivery(event.sequence, of: order, to: endpoint).plan(at: change.at, db)
        }
    }
}
#endif
