import Payments

/// Compares a store with everything it ever confirmed.
struct Check {
    let store: any OrderStore

    /// - Returns: how many orders were looked at.
    /// - Throws: ``Finding`` when something confirmed is not there, or something is there twice or with gaps.
    func run(_ acknowledged: [Acknowledged]) async throws -> Int {
        let orders = Dictionary(grouping: acknowledged, by: \.order)
        for (order, promises) in orders { try await check(order, promises) }
        return orders.count
    }

    private func check(_ order: OrderID, _ promises: [Acknowledged]) async throws {
        guard try await store.order(order) != nil else { throw Finding("order \(order) was confirmed and is not there") }
        let loaded = try await store.load(order)
        let digests = try digests(of: loaded)
        for promise in promises {
            switch promise {
            case .order: break
            case .attempt(let number, _):
                guard loaded.record.order.attempts.contains(where: { $0.number == number }) else {
                    throw Finding("attempt \(number) was confirmed and is not there")
                }
            case .evidence(_, let position, let digest):
                guard digests[position] == digest else {
                    throw Finding("evidence \(position) of \(order) was confirmed and is not there")
                }
            case .state(_, let sequence):
                guard loaded.version.sequence >= sequence else {
                    throw Finding("event \(sequence) of \(order) was confirmed and is not there")
                }
            }
        }
        try await checkEvents(of: loaded)
    }

    /// Of every place, what stands there; nothing twice, no place left out.
    private func digests(of loaded: LoadedOrder) throws -> [Int: String] {
        let order = loaded.record.order.id
        guard isCounted(loaded.journal.map(\.position)) else {
            throw Finding("the facts of \(order) stand at \(loaded.journal.map(\.position))")
        }
        guard loaded.version.recorded == loaded.journal.count else {
            throw Finding("\(order) counts \(loaded.version.recorded) facts and has \(loaded.journal.count)")
        }
        var digests: [Int: String] = [:]
        for entry in loaded.journal {
            guard case .evidence(let evidence) = entry.fact, let digest = evidence.digest else { continue }
            guard !digests.values.contains(digest) else { throw Finding("one callback of \(order) is stored twice") }
            digests[entry.position] = digest
        }
        return digests
    }

    /// 1, 2, 3…
    private func isCounted(_ numbers: [Int]) -> Bool { numbers.enumerated().allSatisfy { $0.offset + 1 == $0.element } }

    /// The events are numbered 1, 2, 3…, are those the history tells, and each has one delivery.
    private func checkEvents(of loaded: LoadedOrder) async throws {
        let order = loaded.record.order.id
        let events = try await store.timeline(of: order).events
        guard isCounted(events.map(\.sequence)), events.count == loaded.version.sequence else {
            throw Finding("the events of \(order) are numbered \(events.map(\.sequence))")
        }
        let told = loaded.replay().events.prefix(events.count).map(StoredEvent.init)
        guard events == told else { throw Finding("the events of \(order) are not those its history tells") }
        let deliveries = try await store.work(of: order).compactMap { item -> Int? in
            if case .delivery(_, let sequence, Sent.endpoint) = item.subject { sequence } else { nil }
        }
        guard deliveries.sorted() == events.map(\.sequence) else {
            throw Finding("the events \(events.map(\.sequence)) of \(order) have the deliveries \(deliveries.sorted())")
        }
    }
}
