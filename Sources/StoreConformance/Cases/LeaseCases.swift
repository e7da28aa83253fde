import Payments

extension StoreConformance {
    static let leaseCases = [
        StoreCase("Leased work is nobody else's until the lease runs out") { trial in
            try await trial.begin()
            let first = try trial.require(try await trial.claim(.check("payuni"), at: 5, by: "w-1").first, "a check")
            try trial.expect(first.lease?.worker == "w-1" && first.lease?.expires == Scene.minute(7), "under a lease")
            try trial.expect(try await trial.claim(.check("payuni"), at: 6, by: "w-2").isEmpty, "not for another yet")
            let second = try trial.require(try await trial.claim(.check("payuni"), at: 7, by: "w-2").first, "after the lease")
            try await trial.refused(.leaseLost) { try await trial.store.settle(first, .done) }
            try await trial.store.settle(second, .done)
            try await trial.refused(.leaseLost) { try await trial.store.settle(second, .done) }
        },
        StoreCase("A worker that comes back late cannot settle what it claimed anew") { trial in
            try await trial.begin()
            let first = try trial.require(try await trial.claim(.check("payuni"), at: 5).first, "a check")
            let second = try trial.require(try await trial.claim(.check("payuni"), at: 8).first, "the same worker again")
            try await trial.refused(.leaseLost) { try await trial.store.settle(first, .parked) }
            try await trial.store.settle(second, .postponed(until: Scene.minute(9)))
        },
        StoreCase("Planning takes leased work from its worker") { trial in
            try await trial.begin()
            let held = try trial.require(try await trial.claim(.check("payuni"), at: 5).first, "a check")
            try await trial.store.schedule(.check("A-1"), at: Scene.minute(6))
            try await trial.refused(.leaseLost) { try await trial.store.settle(held, .done) }
            try trial.expect(try await trial.claim(.check("payuni"), at: 6).count == 1, "and it is due as planned")
        },
        StoreCase("Workers at once never get the same work") { trial in
            _ = try await trial.store.insert(Scene.new())
            for index in 0..<40 { _ = try await trial.store.reserve(Scene.reservation(AttemptNumber("A-\(index)"))) }
            let claimed = try await withThrowingTaskGroup(of: [WorkItem].self) { group in
                for worker in 0..<10 {
                    group.addTask {
                        try await trial.claim(.check("payuni"), at: 5, by: WorkerID("w-\(worker)"), limit: 7)
                    }
                }
                return try await group.reduce(into: [WorkItem]()) { $0 += $1 }
            }
            try trial.expect(claimed.count == 40, "all of it, not \(claimed.count)")
            try trial.expect(Set(claimed.map(\.subject)).count == 40, "each once")
        },
        StoreCase("Applying is not done while something recorded waits for it") { trial in
            try await trial.begin()
            let item = try trial.require(try await trial.claim(.apply, at: 5).first, "an apply")
            try await trial.store.settle(item, .done)
            let again = try trial.require(try await trial.claim(.apply, at: 5).first, "still due")
            _ = try await trial.append(Scene.said(.paid))
            try trial.expect(try await trial.claim(.apply, at: 6).isEmpty, "new evidence does not break a lease")
            try await trial.apply()
            try trial.expect(try await trial.claim(.apply, at: 60).isEmpty, "applied by whomever")
            try await trial.refused(.leaseLost) { try await trial.store.settle(again, .done) }
        },
    ]
}
