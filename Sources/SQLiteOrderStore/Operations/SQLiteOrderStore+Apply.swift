#if SQLite
import GRDB
public import Payments

extension SQLiteOrderStore {
    public func load(_ order: OrderID) async throws(OrderStoreError) -> LoadedOrder {
        try read("load") { db in
            guard let found = try FoundOrder.find(order, db) else { throw StoreRefusal(.notFound(.order)) }
            return try found.loaded(db)
        }
    }

    public func load(of attempt: AttemptNumber) async throws(OrderStoreError) -> LoadedOrder? {
        try read("load") { db in try FoundOrder.find(of: attempt, db)?.loaded(db) }
    }

    public func timeline(of order: OrderID) async throws(OrderStoreError) -> Timeline {
        try read("timeline") { db in
            guard let found = try FoundOrder.find(order, db) else { throw StoreRefusal(.notFound(.order)) }
            let events = try db.all(
                "SELECT sequence, at, name, body FROM events WHERE order_row = ? ORDER BY sequence", [found.row]
            ) { fetched in
                StoredEvent(
                    order: order, sequence: fetched.count(0), at: fetched.time(1), name: fetched.text(2), body: fetched.text(3))
            }
            return Timeline(journal: try found.journal(db), events: events)
        }
    }

    public func apply(_ change: OrderChange) async throws(OrderStoreError) -> OrderVersion {
        try StoredText.check(change, operation: "apply")
        let written = WrittenChange(change)
        return try await write("apply", isAwaited: change.isAwaited) { db in
            try written.apply(to: try OrderRow.get(change.snapshot.order, db), db)
        }
    }
}

extension StoredEvent {
    init(_ fetched: Row) {
        self.init(
            order: OrderID(fetched["order_id"]), sequence: fetched["sequence"], at: fetched.time("at"), name: fetched["name"],
            body: fetched["body"])
    }
}
#endif
