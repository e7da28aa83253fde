import Payments

extension StoreConformance {
    static let orderCases = [
        StoreCase("An order is stored with its terms and its first state") { trial in
            let record = try await trial.store.insert(Scene.new(token: "t-1", attachment: #"{"item":"茶"}"#)).record
            let read = try await trial.store.order("o-1")
            try trial.expect(read == record, "reading gives what inserting returned")
            try trial.expect(record.order == Scene.order(), "the same terms")
            try trial.expect(record.attachment == #"{"item":"茶"}"#, "the attachment as given")
            try trial.expect(record.snapshot == OrderHistory(Scene.order()).snapshot.jsonText, "the state of no evidence")
            try trial.expect(record.version == OrderVersion(sequence: 0, recorded: 0, applied: 0), "version 0")
            try trial.expect(record.status == .open && record.createdAt == Scene.minute(0), "open, with its time")
        },
        StoreCase("Who must not wait is told the newest, or nothing") { trial in
            try trial.expect(trial.store.orderAtOnce("o-1") == nil, "nothing of an order that is not there")
            try await trial.begin()
            let first = try await trial.store.order("o-1")
            try trial.expect([nil, first].contains(trial.store.orderAtOnce("o-1")), "the order with its attempt, or nothing")
            _ = try await trial.append(Scene.note(1))
            let second = try await trial.store.order("o-1")
            try trial.expect(first != second, "another version")
            try trial.expect([nil, second].contains(trial.store.orderAtOnce("o-1")), "the newest, or nothing")
        },
        StoreCase("Every policy of an order comes back") { trial in
            var order = Scene.order()
            order.policies = OrderPolicies(
                late: .acceptWithinGrace, over: .review, afterCancel: .accept, confirmation: .above(.twd(1_000)),
                toleranceBasisPoints: 50, graceSeconds: 3_600)
            _ = try await trial.store.insert(NewOrder(order, createdAt: Scene.minute(0)))
            try trial.expect(try await trial.store.order("o-1")?.order == order, "the same policies")
        },
        StoreCase("The same order again is a replay; other terms under its id are a conflict") { trial in
            let first = try await trial.store.insert(Scene.new(attachment: "x"))
            let again = try await trial.store.insert(Scene.new(at: 7, attachment: "x"))
            try trial.expect(again == .replayed(first.record), "a replay of the first, with its time")
            let other = NewOrder(Scene.order(dollars: 301), attachment: "x", createdAt: Scene.minute(0))
            try await trial.refused(.termsDiffer) { _ = try await trial.store.insert(other) }
            try await trial.refused(.termsDiffer) { _ = try await trial.store.insert(Scene.new(attachment: "y")) }
        },
        StoreCase("A token finds one order and is taken for ever") { trial in
            _ = try await trial.store.insert(Scene.new(token: "t-1"))
            try await trial.refused(.tokenTaken) { _ = try await trial.store.insert(Scene.new("o-2", token: "t-1")) }
            try trial.expect(try await trial.store.order(token: "t-1")?.order.id == "o-1", "the order of the token")
            try trial.expect(try await trial.store.order(token: "t-2") == nil, "nothing for another token")
            try trial.expect(try await trial.store.order("o-2") == nil, "the refused order is not there")
        },
        StoreCase("What does not exist is told apart from what is empty") { trial in
            try trial.expect(try await trial.store.order("none") == nil, "no order")
            try trial.expect(try await trial.store.attempt("none") == nil, "no attempt")
            try trial.expect(try await trial.store.work(of: "none").isEmpty, "no work")
            try await trial.refused(.notFound(.order)) { _ = try await trial.store.load("none") }
            try await trial.refused(.notFound(.order)) { _ = try await trial.store.timeline(of: "none") }
            try await trial.refused(.notFound(.order)) { _ = try await trial.append(Scene.note(1), to: "none") }
            try await trial.refused(.notFound(.order)) { _ = try await trial.store.reserve(Scene.reservation()) }
            try await trial.refused(.notFound(.attempt)) {
                try await trial.store.bind("T-1", to: "A-1", at: Scene.minute(1))
            }
        },
        StoreCase("Names that a database might cut or confuse are refused, not bent") { trial in
            for id in ["", "o\u{0}1", String(repeating: "x", count: 256)] {
                try await trial.refused(.invalid(field: "order.id")) { _ = try await trial.store.insert(Scene.new(OrderID(id))) }
            }
            for id in ["o'1", "O-1", "o-1 ", "訂單", "ó", "%", "a\"b", String(repeating: "x", count: 255)] {
                _ = try await trial.store.insert(Scene.new(OrderID(id)))
                try trial.expect(try await trial.store.order(OrderID(id))?.order.id.text.utf8.elementsEqual(id.utf8) == true, id)
            }
        },
        StoreCase("Attempts come by reservation only") { trial in
            let order = Order(id: "o-1", due: .twd(300), deadline: Scene.minute(60), attempts: [Scene.attempt()])
            try await trial.refused(.invalid(field: "order.attempts")) {
                _ = try await trial.store.insert(NewOrder(order, createdAt: Scene.minute(0)))
            }
        },
        StoreCase("The first look at the clock is planned with the order") { trial in
            _ = try await trial.store.insert(Scene.new())
            let expected = try trial.require(
                OrderHistory(Scene.order()).snapshot.state.nextCheck, "an open order has a next check")
            let work = try await trial.store.work(of: "o-1")
            try trial.expect(work.map(\.subject) == [.clock("o-1")], "one piece of work")
            try trial.expect(work.first?.due == expected, "due when the state says")
        },
    ]
}
