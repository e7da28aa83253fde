import Payments

extension StoreConformance {
    static let applyCases = [
        StoreCase("Applying stores state, events, deliveries and next checks together") { trial in
            try await trial.begin()
            _ = try await trial.append(Scene.said(.paid))
            let change = try await trial.change(
                endpoints: ["shop", "books"], checks: [AttemptCheck("A-1", at: Scene.minute(30))])
            let version = try await trial.store.apply(change)
            try trial.expect(version == OrderVersion(sequence: 2, recorded: 2, applied: 2), "two changes applied")
            let record = try trial.require(try await trial.store.order("o-1"), "the order")
            try trial.expect(record.status == .paid && record.snapshot == change.snapshot.jsonText, "the new state")
            try trial.expect(record.version == version && record.changedAt == Scene.minute(10), "its version and time")
            let events = try await trial.store.timeline(of: "o-1").events
            try trial.expect(events == change.events.map(StoredEvent.init), "the events, byte for byte")
            let work = try await trial.store.work(of: "o-1")
            let deliveries = work.filter { if case .delivery = $0.subject { true } else { false } }
            try trial.expect(
                deliveries.count == 4 && deliveries.allSatisfy { $0.state == .waiting }, "each event to each endpoint")
            try trial.expect(work.first { $0.subject == .check("A-1") }?.due == Scene.minute(30), "the next check")
            try trial.expect(work.first { $0.subject == .apply("o-1") }?.state == .done, "nothing left to apply")
        },
        StoreCase("The next look at the clock follows the state") { trial in
            try await trial.begin()
            _ = try await trial.append(Scene.said(.paid))
            try await trial.apply()
            let loaded = try await trial.store.load("o-1")
            let clock = try await trial.store.work(of: "o-1").first { $0.subject == .clock("o-1") }
            if let next = loaded.replay().history.snapshot.state.nextCheck {
                try trial.expect(clock?.state == .waiting && clock?.due == next, "due when the state says")
            } else {
                try trial.expect(clock?.state == .done, "no more looks when time changes nothing")
            }
        },
        StoreCase("A stale change is refused whole") { trial in
            try await trial.begin()
            _ = try await trial.append(Scene.said(.awaitingPayer))
            let late = try await trial.change(endpoints: ["shop"])
            _ = try await trial.append(Scene.said(.paid, digest: "d2"))
            try await trial.apply()
            let before = try await trial.store.load("o-1")
            let work = try await trial.store.work(of: "o-1")
            try await trial.refused(.stale) { _ = try await trial.store.apply(late) }
            try trial.expect(try await trial.store.load("o-1") == before, "the order is as it was")
            try trial.expect(try await trial.store.work(of: "o-1") == work, "the work is as it was")
            try trial.expect(try await trial.store.timeline(of: "o-1").events.count == before.version.sequence, "no event")
        },
        StoreCase("A change that knows less than what was applied is refused even where no event came of it") { trial in
            try await trial.begin()
            try await trial.apply()
            let early = try await trial.change()
            _ = try await trial.append(Scene.note(1))
            try await trial.apply()
            try await trial.refused(.stale) { _ = try await trial.store.apply(early) }
        },
        StoreCase("What is recorded while a change is made stays due") { trial in
            try await trial.begin()
            let change = try await trial.change()
            _ = try await trial.append(Scene.said(.paid))
            let version = try await trial.store.apply(change)
            try trial.expect(version == OrderVersion(sequence: 1, recorded: 2, applied: 1), "one fact ahead")
            try trial.expect(try await trial.claim(.apply, at: 10).map(\.subject) == [.apply("o-1")], "due at once")
        },
        StoreCase("A change without an event changes no sequence and no time") { trial in
            try await trial.begin()
            try await trial.apply(at: 10)
            _ = try await trial.append(Scene.note(1))
            let version = try await trial.apply(at: 20)
            try trial.expect(version == OrderVersion(sequence: 1, recorded: 2, applied: 2), "applied, without an event")
            try trial.expect(try await trial.store.order("o-1")?.changedAt == Scene.minute(10), "changed before")
            try trial.expect(try await trial.store.timeline(of: "o-1").events.count == 1, "one event")
        },
        StoreCase("Events must be numbered on without a gap, and an attempt must be the order's") { trial in
            try await trial.begin()
            try await trial.begin("o-2", attempt: "A-2")
            _ = try await trial.append(Scene.said(.paid))
            var gap = try await trial.change()
            gap.events.removeFirst()
            let broken = gap
            try await trial.refused(.invalid(field: "events")) { _ = try await trial.store.apply(broken) }
            let foreign = try await trial.change(checks: [AttemptCheck("A-2", at: nil)])
            try await trial.refused(.notFound(.attempt)) { _ = try await trial.store.apply(foreign) }
            try trial.expect(try await trial.store.load("o-1").version.applied == 0, "nothing was applied")
        },
    ]
}
