extension MemoryState {
    func page(_ filter: OrderFilter, after cursor: PageCursor?, limit: Int) throws(OrderStoreError) -> OrderPage {
        let matching = orders.values.filter { filter.matches($0) }
            .sorted { ($0.record.createdAt, $0.row) > ($1.record.createdAt, $1.row) }
        var rest = matching[...]
        if let cursor {
            let place = try OrderPlace(cursor)
            rest = rest.drop { ($0.record.createdAt, $0.row) >= (place.createdAt, place.row) }
        }
        let found = rest.prefix(limit)
        let next =
            found.count < rest.count ? found.last.map { OrderPlace(createdAt: $0.record.createdAt, row: $0.row).cursor } : nil
        return OrderPage(orders: found.map { OrderSummary($0) }, next: next)
    }

    func page(_ filter: EventFilter, after cursor: PageCursor?, limit: Int) throws(OrderStoreError) -> EventPage {
        let start = try cursor.map { cursor throws(OrderStoreError) in try EventPlace(cursor) }?.row ?? 0
        let found = events.enumerated().lazy.filter { $0.offset >= start && filter.matches($0.element) }.prefix(limit)
        let next = found.map { EventPlace(row: $0.offset + 1).cursor }.last ?? cursor
        return EventPage(events: found.map(\.element), next: next)
    }
}

extension OrderFilter {
    func matches(_ order: MemoryOrder) -> Bool {
        let record = order.record
        if let status, record.status != status { return false }
        if let gateway, !record.order.attempts.contains(where: { $0.gateway == gateway }) { return false }
        if let from, record.createdAt < from { return false }
        if let before, record.createdAt >= before { return false }
        if needsAttention, order.attention.isEmpty { return false }
        return true
    }
}

extension EventFilter {
    func matches(_ event: StoredEvent) -> Bool {
        if let order, event.order != order { return false }
        if let from, event.at < from { return false }
        if let before, event.at >= before { return false }
        return true
    }
}

extension OrderSummary {
    init(_ order: MemoryOrder) {
        let record = order.record
        self.init(
            id: record.order.id, status: record.status, due: record.order.due, deadline: record.order.deadline,
            sequence: record.version.sequence, createdAt: record.createdAt, changedAt: record.changedAt,
            attention: order.attention)
    }
}
