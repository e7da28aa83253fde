import Payments

extension StoreConformance {
    static let workCases = [
        StoreCase("Only what is due is given out, the longest due first, no more than asked for") { trial in
            _ = try await trial.store.insert(Scene.new())
            for (number, minute) in [("A-1", 5), ("A-2", 3), ("A-3", 4), ("A-4", 9)] as [(AttemptNumber, Int64)] {
                _ = try await trial.store.reserve(Scene.reservation(number, minute: minute))
            }
            try trial.expect(try await trial.claim(.check("payuni"), at: 3).isEmpty, "nothing due yet")
            let two = try await trial.claim(.check("payuni"), at: 6, limit: 2)
            try trial.expect(two.map(\.subject) == [.check("A-2"), .check("A-3")], "the two longest due")
            try trial.expect(try await trial.claim(.check("payuni"), at: 6).map(\.subject) == [.check("A-1")], "then the rest")
        },
        StoreCase("Each gateway and each endpoint has a line of its own") { trial in
            _ = try await trial.store.insert(Scene.new())
            _ = try await trial.store.reserve(Scene.reservation("A-1", at: "payuni"))
            _ = try await trial.store.reserve(Scene.reservation("A-2", at: "kryptogo"))
            try await trial.apply(endpoints: ["shop", "books"])
            try trial.expect(try await trial.claim(.check("kryptogo"), at: 20).map(\.subject) == [.check("A-2")], "its check")
            let shop = try await trial.claim(.delivery("shop"), at: 20).map(\.subject)
            try trial.expect(
                shop == [.delivery(order: "o-1", sequence: 1, to: "shop"), .delivery(order: "o-1", sequence: 2, to: "shop")],
                "its deliveries, in their order")
            try trial.expect(try await trial.claim(.delivery("none"), at: 20).isEmpty, "none for a stranger")
        },
        StoreCase("Work is planned anew, counts its failures, is parked, and comes back when asked for") { trial in
            try await trial.begin()
            var item = try trial.require(try await trial.claim(.check("payuni"), at: 5).first, "a check")
            try await trial.store.settle(item, .failed(retryAt: Scene.minute(10)))
            try trial.expect(try await trial.claim(.check("payuni"), at: 9).isEmpty, "not before its time")
            item = try trial.require(try await trial.claim(.check("payuni"), at: 10).first, "the check again")
            try trial.expect(item.failures == 1 && item.due == Scene.minute(10), "one failure")
            try await trial.store.settle(item, .postponed(until: Scene.minute(20)))
            item = try trial.require(try await trial.claim(.check("payuni"), at: 20).first, "the check again")
            try trial.expect(item.failures == 1, "another turn is no failure")
            try await trial.store.settle(item, .parked)
            try trial.expect(try await trial.claim(.check("payuni"), at: 900).isEmpty, "parked")
            try await trial.store.schedule(.check("A-1"), at: Scene.minute(950))
            item = try trial.require(try await trial.claim(.check("payuni"), at: 950).first, "revived")
            try trial.expect(item.failures == 0, "with a clean record")
            try await trial.store.settle(item, .done)
            try trial.expect(try await trial.claim(.check("payuni"), at: 9_000).isEmpty, "done")
            try trial.expect(
                try await trial.store.work(of: "o-1").first { $0.subject == .check("A-1") }?.state == .done, "and still known")
        },
        StoreCase("What somebody waits for is given out first, however long the rest is due") { trial in
            _ = try await trial.store.insert(Scene.new())
            for (number, minute) in [("A-1", 1), ("A-2", 2), ("A-3", 3), ("A-4", 4)] as [(AttemptNumber, Int64)] {
                _ = try await trial.store.reserve(Scene.reservation(number, minute: minute))
            }
            try await trial.store.schedule(.check("A-4"), at: Scene.minute(6), isAwaited: true)
            try await trial.store.schedule(.check("A-3"), at: Scene.minute(5), isAwaited: true)
            try trial.expect(
                try await trial.claim(.check("payuni"), at: 5, limit: 1).map(\.subject) == [.check("A-3")],
                "what is awaited and due")
            let rest = try await trial.claim(.check("payuni"), at: 6, limit: 2)
            try trial.expect(rest.map(\.subject) == [.check("A-4"), .check("A-1")], "the other, then the longest due")
            try trial.expect(rest.map(\.isAwaited) == [true, false], "and it says so")
            let known = try await trial.store.work(of: "o-1").filter(\.isAwaited).map(\.subject)
            try trial.expect(Set(known) == [.check("A-3"), .check("A-4")], "also where an order's work is told")
            try trial.expect(
                try await trial.claim(.check("payuni"), at: 6).map(\.subject) == [.check("A-2")], "nothing is given out twice")
        },
        StoreCase("Awaited work that fails or has to wait stays awaited; what brought something begins anew as one of many") {
            trial in
            try await trial.begin()
            try await trial.store.schedule(.check("A-1"), at: Scene.minute(5), isAwaited: true)
            for (minute, outcome) in [
                (5, .failed(retryAt: Scene.minute(6))), (6, .postponed(until: Scene.minute(7))),
            ] as [(Int64, WorkOutcome)] {
                let item = try trial.require(try await trial.claim(.check("payuni"), at: minute).first, "the check")
                try trial.expect(item.isAwaited, "somebody waits for it")
                try await trial.store.settle(item, outcome)
            }
            let item = try trial.require(try await trial.claim(.check("payuni"), at: 7).first, "the check")
            try trial.expect(item.isAwaited && item.failures == 1, "still, and with one failure")
            try await trial.store.settle(item, .replanned(at: Scene.minute(8)))
            let anew = try trial.require(try await trial.claim(.check("payuni"), at: 8).first, "the check")
            try trial.expect(!anew.isAwaited && anew.failures == 0, "it brought something")
            let change = try await trial.change(checks: [AttemptCheck("A-1", at: Scene.minute(30), isAwaited: true)])
            _ = try await trial.store.apply(change)
            let changed = try trial.require(try await trial.claim(.check("payuni"), at: 30).first, "planned with a change")
            try trial.expect(changed.isAwaited, "as the change says")
        },
        StoreCase("When the clock is set back, what waits is due so much earlier, and leases end so much earlier") { trial in
            _ = try await trial.store.insert(Scene.new())
            for (number, minute) in [("A-1", 5), ("A-2", 6), ("A-3", 200)] as [(AttemptNumber, Int64)] {
                _ = try await trial.store.reserve(Scene.reservation(number, minute: minute))
            }
            let lost = try trial.require(try await trial.claim(.check("payuni"), at: 6).first, "a lease")
            let done = try trial.require(try await trial.claim(.check("payuni"), at: 7).first, "another")
            try await trial.store.settle(done, .done)
            try await trial.store.bringForward(by: 60 * 60_000)
            let work = try await trial.store.work(of: "o-1")
            try trial.expect(work.first { $0.subject == .check("A-3") }?.due == Scene.minute(141), "an hour earlier")
            try trial.expect(work.first { $0.subject == .check("A-2") }?.state == .done, "what is done stays done")
            let again = try await trial.claim(.check("payuni"), at: 0)
            try trial.expect(again.map(\.subject) == [lost.subject], "a lease that would have ended by now has ended")
            for item in again { try await trial.store.settle(item, .done) }
            try await trial.store.bringForward(by: 0)
            try await trial.store.bringForward(by: -60_000)
            try trial.expect(try await trial.claim(.check("payuni"), at: 140).isEmpty, "nothing is put off or done twice")
            try trial.expect(try await trial.claim(.check("payuni"), at: 141).map(\.subject) == [.check("A-3")], "and no later")
        },
        StoreCase("A delivered event can be sent again, also to a new endpoint") { trial in
            try await trial.begin()
            try await trial.apply()
            try await trial.store.schedule(.delivery(order: "o-1", sequence: 1, to: "late"), at: Scene.minute(30))
            let item = try trial.require(try await trial.claim(.delivery("late"), at: 30).first, "a delivery")
            try await trial.store.settle(item, .done)
            try await trial.store.schedule(item.subject, at: Scene.minute(40))
            try trial.expect(try await trial.claim(.delivery("late"), at: 40).map(\.subject) == [item.subject], "once more")
        },
        StoreCase("A number to be adopted waits in its gateway's line, and two accounts may have the same") { trial in
            _ = try await trial.store.insert(Scene.new())
            let subjects = [GatewayID("studio"), "books"].map { WorkSubject.adoption(order: "o-1", number: "pi/1", at: $0) }
            for subject in subjects { try await trial.store.schedule(subject, at: Scene.minute(5)) }
            try trial.expect(try await trial.claim(.adoption("studio"), at: 4).isEmpty, "not before its time")
            try trial.expect(try await trial.claim(.check("studio"), at: 5).isEmpty, "apart from its checks")
            let item = try trial.require(try await trial.claim(.adoption("studio"), at: 5).first, "the studio's")
            try trial.expect(item.subject == subjects[0] && item.order == "o-1", "as it was planned")
            try await trial.store.settle(item, .done)
            let work = try await trial.store.work(of: "o-1").filter { subjects.contains($0.subject) }
            try trial.expect(work.count { $0.state == .done } == 1 && work.count == 2, "the other is not touched")
            try trial.expect(try await trial.claim(.adoption("books"), at: 5).map(\.subject) == [subjects[1]], "the books'")
        },
        StoreCase("The lines in which work waits are told once each, those where it is done or given up are not") { trial in
            try trial.expect(try await trial.store.queues().isEmpty, "none in an empty store")
            for number in 1...3 {
                let id = OrderID("o-\(number)")
                _ = try await trial.store.insert(Scene.new(id))
                _ = try await trial.store.reserve(Scene.reservation(AttemptNumber("A-\(number)"), of: id, minute: 1))
                try await trial.store.schedule(.adoption(order: id, number: "pi", at: "studio"), at: Scene.minute(1))
            }
            let queues = try await trial.store.queues()
            try trial.expect(
                queues.count == 4 && Set(queues) == [.apply, .clock, .check("payuni"), .adoption("studio")], "each once")
            for item in try await trial.claim(.adoption("studio"), at: 2) { try await trial.store.settle(item, .done) }
            for item in try await trial.claim(.check("payuni"), at: 2) { try await trial.store.settle(item, .parked) }
            try trial.expect(Set(try await trial.store.queues()) == [.apply, .clock], "nothing waits there any more")
        },
        StoreCase("Work about nothing is refused") { trial in
            try await trial.begin()
            let time = Scene.minute(1)
            try await trial.refused(.notFound(.order)) { try await trial.store.schedule(.apply("none"), at: time) }
            try await trial.refused(.notFound(.order)) { try await trial.store.schedule(.clock("none"), at: time) }
            try await trial.refused(.notFound(.attempt)) { try await trial.store.schedule(.check("none"), at: time) }
            try await trial.refused(.notFound(.event)) {
                try await trial.store.schedule(.delivery(order: "o-1", sequence: 1, to: "shop"), at: time)
            }
            try await trial.refused(.notFound(.order)) {
                try await trial.store.schedule(.adoption(order: "none", number: "pi", at: "studio"), at: time)
            }
            try await trial.refused(.invalid(field: "number")) {
                try await trial.store.schedule(.adoption(order: "o-1", number: "", at: "studio"), at: time)
            }
        },
    ]
}
