import Payments

extension StoreConformance {
    static let attemptCases = [
        StoreCase("A reserved attempt belongs to its order, is a fact, and is due for a check") { trial in
            _ = try await trial.store.insert(Scene.new())
            let record = try await trial.store.reserve(Scene.reservation())
            try trial.expect(record.order == "o-1" && record.attempt == Scene.attempt(), "as reserved")
            try trial.expect(try await trial.store.attempt("A-1") == record, "reading gives the same")
            let loaded = try await trial.store.load("o-1")
            try trial.expect(loaded.record.order.attempts == [Scene.attempt()], "part of the terms")
            try trial.expect(loaded.journal.map(\.fact) == [.attempt(Scene.attempt())], "in the journal")
            try trial.expect(loaded.version == OrderVersion(sequence: 0, recorded: 1, applied: 0), "to be applied")
            let work = Set(try await trial.store.work(of: "o-1").map(\.subject))
            try trial.expect(work == [.clock("o-1"), .check("A-1"), .apply("o-1")], "check and apply are planned")
        },
        StoreCase("An order is loaded by its id or by an attempt's number, with its work as it stands") { trial in
            try await trial.begin()
            try await trial.begin("o-2", attempt: "A-2")
            _ = try await trial.claim(.check("payuni"), at: 5, limit: 1)
            let loaded = try await trial.store.load("o-1")
            try trial.expect(try await trial.store.load(of: "A-1") == loaded, "the same by the attempt's number")
            try trial.expect(loaded.work == (try await trial.store.work(of: "o-1")), "its work")
            try trial.expect(loaded.work.first { $0.subject == .check("A-1") }?.lease != nil, "with its leases")
            try trial.expect(try await trial.store.load(of: "A-2")?.record.order.id == "o-2", "each its own")
            try trial.expect(try await trial.store.load(of: "none") == nil, "none of what was never reserved")
        },
        StoreCase("An attempt number is taken for ever, across orders and gateways") { trial in
            try await trial.begin()
            _ = try await trial.store.insert(Scene.new("o-2"))
            for (order, gateway) in [("o-1", "payuni"), ("o-1", "kryptogo"), ("o-2", "payuni"), ("o-2", "kryptogo")] {
                try await trial.refused(.attemptNumberTaken) {
                    _ = try await trial.store.reserve(Scene.reservation("A-1", of: OrderID(order), at: GatewayID(gateway)))
                }
            }
            try trial.expect(try await trial.store.load("o-2").version.recorded == 0, "a refusal records nothing")
        },
        StoreCase("Of many who reserve one number at once, one gets it") { trial in
            for index in 0..<8 { _ = try await trial.store.insert(Scene.new(OrderID("o-\(index)"))) }
            let won = try await trial.successes(of: 32, otherwise: .attemptNumberTaken) { index in
                _ = try await trial.store.reserve(Scene.reservation("A-1", of: OrderID("o-\(index % 8)")))
            }
            try trial.expect(won == 1, "one winner, not \(won)")
        },
        StoreCase("A gateway number is bound to one attempt for ever") { trial in
            try await trial.begin()
            try await trial.begin("o-2", attempt: "A-2")
            try await trial.store.bind("T-1", to: "A-1", at: Scene.minute(2))
            try await trial.store.bind("T-1", to: "A-1", at: Scene.minute(3))
            try await trial.store.bind("T-2", to: "A-1", at: Scene.minute(3))
            try await trial.refused(.gatewayNumberBound) { try await trial.store.bind("T-1", to: "A-2", at: Scene.minute(4)) }
            let found = try await trial.store.attempt(of: "payuni", number: "T-1")
            try trial.expect(found?.attempt.number == "A-1", "found by the gateway's number")
            try trial.expect(found?.gatewayNumbers == ["T-1", "T-2"], "with every number, the oldest first")
            try trial.expect(try await trial.store.attempt(of: "kryptogo", number: "T-1") == nil, "of that gateway only")
        },
        StoreCase("Two gateways may use the same number") { trial in
            try await trial.begin()
            _ = try await trial.store.reserve(Scene.reservation("A-2", at: "kryptogo"))
            try await trial.store.bind("T-1", to: "A-1", at: Scene.minute(2))
            try await trial.store.bind("T-1", to: "A-2", at: Scene.minute(2))
            try trial.expect(
                try await trial.store.attempt(of: "kryptogo", number: "T-1")?.attempt.number == "A-2", "each its own")
        },
    ]
}
