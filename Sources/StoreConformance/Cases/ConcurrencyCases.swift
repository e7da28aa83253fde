import Payments

extension StoreConformance {
    static let concurrencyCases = [
        StoreCase("Of many who insert one order at once, one is first and all get the same") { trial in
            let answers = try await withThrowingTaskGroup(of: OrderInsertion.self) { group in
                for index in 0..<32 { group.addTask { try await trial.store.insert(Scene.new(at: Int64(index))) } }
                return try await group.reduce(into: [OrderInsertion]()) { $0.append($1) }
            }
            let isFirst = answers.map { if case .inserted = $0 { true } else { false } }
            try trial.expect(isFirst.filter { $0 }.count == 1, "one insertion")
            try trial.expect(Set(answers.map(\.record)).count == 1, "one record")
        },
        StoreCase("A callback doubled a hundred times at once is stored once") { trial in
            try await trial.begin()
            let receipts = try await withThrowingTaskGroup(of: AppendReceipt.self) { group in
                for index in 0..<100 {
                    group.addTask { try await trial.append(Scene.said(.paid, at: Int64(5 + index))) }
                }
                return try await group.reduce(into: [AppendReceipt]()) { $0.append($1) }
            }
            try trial.expect(receipts.filter { !$0.isRepetition }.count == 1, "one is new")
            try trial.expect(Set(receipts.map(\.position)) == [2], "all stand at one place")
        },
        StoreCase("Evidence for many orders at once takes places without gaps") { trial in
            for order in 0..<4 { _ = try await trial.store.insert(Scene.new(OrderID("o-\(order)"))) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for index in 1...100 {
                    group.addTask { _ = try await trial.append(Scene.note(index), to: OrderID("o-\(index % 4)")) }
                }
                try await group.waitForAll()
            }
            for order in 0..<4 {
                let journal = try await trial.store.load(OrderID("o-\(order)")).journal
                try trial.expect(journal.map(\.position) == Array(1...25), "25 places of order \(order)")
            }
        },
        StoreCase("One refusal among many at once concerns nobody else") { trial in
            try await trial.begin()
            let stored = try await withThrowingTaskGroup(of: Bool.self) { group in
                for index in 1...60 {
                    group.addTask {
                        do {
                            _ = try await trial.append(Scene.note(index), to: index % 3 == 0 ? "none" : "o-1")
                            return true
                        } catch let error as OrderStoreError where error.kind == .notFound(.order) {
                            return false
                        }
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            try trial.expect(stored == 40, "40 stored, not \(stored)")
            try trial.expect(try await trial.store.load("o-1").version.recorded == 41, "and every one of them is there")
        },
        StoreCase("Appliers racing each other leave one gapless history that a replay repeats byte for byte") { trial in
            try await trial.begin()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for index in 1...12 {
                    group.addTask {
                        let claim: Claim = index == 7 ? .paid : (index % 2 == 0 ? .awaitingPayer : .processing)
                        let evidence = Scene.said(
                            claim, transaction: GatewayNumber("T-\(index)"), at: Int64(index), digest: "d\(index)")
                        _ = try await trial.append(evidence)
                        try await trial.applyUntilCurrent()
                    }
                }
                try await group.waitForAll()
            }
            let loaded = try await trial.store.load("o-1")
            let told = loaded.replay()
            try trial.expect(!loaded.version.isBehind, "all applied")
            try trial.expect(loaded.record.status == .paid, "paid")
            try trial.expect(
                try await trial.store.timeline(of: "o-1").events == told.events.map(StoredEvent.init), "the replayed events")
            try trial.expect(loaded.record.snapshot == told.history.snapshot.jsonText, "the replayed state")
        },
        StoreCase("Who follows the events while many apply at once sees every one of them once") { trial in
            let orders = (0..<16).map { OrderID("o-\($0)") }
            for id in orders { try await trial.begin(id, attempt: AttemptNumber("A-\(id)")) }
            let followed = try await withThrowingTaskGroup(of: [[StoredEvent]].self) { group in
                for id in orders {
                    group.addTask {
                        try await trial.bringToPaid(id, attempt: AttemptNumber("A-\(id)"))
                        return []
                    }
                }
                for _ in 0..<2 { group.addTask { [try await trial.follow(untilPaid: orders)] } }
                return try await group.reduce(into: [[StoredEvent]]()) { $0.append(contentsOf: $1) }
            }
            var stored: Set<StoredEvent> = []
            for id in orders { stored.formUnion(try await trial.store.timeline(of: id).events) }
            for seen in followed {
                try trial.expect(Set(seen) == stored, "all \(stored.count) events, not \(Set(seen).count)")
                try trial.expect(seen.count == stored.count, "none of them twice")
            }
        },
    ]
}

extension Trial {
    /// An order's whole life, with an event at each step.
    fileprivate func bringToPaid(_ id: OrderID, attempt: AttemptNumber) async throws {
        try await apply(id)
        for claim in [Claim.awaitingPayer, .processing, .paid] {
            _ = try await append(
                Scene.said(claim, of: attempt, transaction: GatewayNumber("T-\(id)"), digest: "\(id)\(claim.rawValue)"), to: id)
            try await apply(id)
        }
    }

    /// Follows the events of all orders from the first on, until each of these is paid and nothing more comes.
    fileprivate func follow(untilPaid orders: [OrderID]) async throws -> [StoredEvent] {
        var seen: [StoredEvent] = []
        var cursor: PageCursor?
        var isOver = false
        // More than there can be: a store that shows events again and again ends here.
        while seen.count < 1000 {
            try Task.checkCancellation()
            let page = try await store.events(EventFilter(), after: cursor, limit: 3)
            cursor = page.next
            seen += page.events
            guard page.events.isEmpty else { continue }
            if isOver { break }
            isOver = try await arePaid(orders)
        }
        return seen
    }

    private func arePaid(_ orders: [OrderID]) async throws -> Bool {
        for id in orders {
            guard try await store.order(id)?.status == .paid else { return false }
        }
        return true
    }

    /// Applies until nothing recorded is left out, starting over whenever another was faster.
    fileprivate func applyUntilCurrent() async throws {
        while try await store.load("o-1").version.isBehind {
            do {
                try await apply()
            } catch let error as OrderStoreError where error.kind == .conflict(.stale) {
                continue
            }
        }
    }
}
