/// A place in the list of orders: creation time, then the order of storing.
package struct OrderPlace {
    package var createdAt: Timestamp
    package var row: Int

    package init(createdAt: Timestamp, row: Int) {
        self.createdAt = createdAt
        self.row = row
    }

    package init(_ cursor: PageCursor) throws(OrderStoreError) {
        let parts = cursor.text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let time = Int64(parts[0]), let row = Int(parts[1]) else {
            throw OrderStoreError(.invalid(field: "cursor"), operation: "orders")
        }
        self.init(createdAt: Timestamp(milliseconds: time), row: row)
    }

    package var cursor: PageCursor { PageCursor("\(createdAt.milliseconds).\(row)") }
}

/// A place in the list of events: behind the event stored there.
package struct EventPlace {
    package var row: Int

    package init(row: Int) { self.row = row }

    package init(_ cursor: PageCursor) throws(OrderStoreError) {
        guard let row = Int(cursor.text), row >= 0 else {
            throw OrderStoreError(.invalid(field: "cursor"), operation: "events")
        }
        self.init(row: row)
    }

    package var cursor: PageCursor { PageCursor("\(row)") }
}
