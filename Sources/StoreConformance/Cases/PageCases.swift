import Payments

extension StoreConformance {
    static let pageCases = [
        StoreCase("Pages show every order once, newest first, also among equal times") { trial in
            for index in 0..<11 { _ = try await trial.store.insert(Scene.new(OrderID("o-\(index)"), at: Int64(index / 4))) }
            var seen: [OrderID] = []
            var cursor: PageCursor?
            repeat {
                let page = try await trial.store.orders(OrderFilter(), after: cursor, limit: 3)
                try trial.expect((1...3).contains(page.orders.count), "pages of three")
                seen += page.orders.map(\.id)
                cursor = page.next
            } while cursor != nil
            try trial.expect(seen == (0..<11).reversed().map { OrderID("o-\($0)") }, "each once, newest first")
        },
        StoreCase("An order that comes while paging does not disturb the pages") { trial in
            for index in 0..<4 { _ = try await trial.store.insert(Scene.new(OrderID("o-\(index)"), at: Int64(index))) }
            let first = try await trial.store.orders(OrderFilter(), after: nil, limit: 2)
            _ = try await trial.store.insert(Scene.new("new", at: 9))
            let second = try await trial.store.orders(OrderFilter(), after: first.next, limit: 2)
            try trial.expect(second.orders.map(\.id) == ["o-1", "o-0"] && second.next == nil, "the rest, then the end")
        },
        StoreCase("Filters of status, gateway and time all have to hold") { trial in
            for index in 0..<6 {
                let id = OrderID("o-\(index)")
                _ = try await trial.store.insert(Scene.new(id, at: Int64(index)))
                _ = try await trial.store.reserve(
                    Scene.reservation(AttemptNumber("A-\(index)"), of: id, at: index % 2 == 0 ? "payuni" : "kryptogo"))
            }
            let paid = Scene.said(.paid, of: "A-2")
            _ = try await trial.append(paid, to: "o-2")
            try await trial.apply("o-2")
            func ids(_ filter: OrderFilter) async throws -> [OrderID] {
                try await trial.store.orders(filter, after: nil, limit: 50).orders.map(\.id)
            }
            try trial.expect(try await ids(OrderFilter(status: .paid)) == ["o-2"], "by status")
            try trial.expect(try await ids(OrderFilter(status: .paid, gateway: "kryptogo")).isEmpty, "by status and gateway")
            try trial.expect(try await ids(OrderFilter(gateway: "kryptogo")) == ["o-5", "o-3", "o-1"], "by gateway")
            let span = OrderFilter(from: Scene.minute(1), before: Scene.minute(3))
            try trial.expect(try await ids(span) == ["o-2", "o-1"], "from, inclusive, to before")
            let summary = try await trial.store.orders(OrderFilter(status: .paid), after: nil, limit: 1).orders.first
            try trial.expect(
                summary
                    == OrderSummary(
                        id: "o-2", status: .paid, due: .twd(300), deadline: Scene.minute(60), sequence: 2,
                        createdAt: Scene.minute(2), changedAt: Scene.minute(10), attention: []), "a summary with everything")
        },
        StoreCase("The filter of attention finds orders of every status by their newest snapshot, page by page") { trial in
            for index in 0..<6 {
                let id = OrderID("o-\(index)")
                let attempt = AttemptNumber("A-\(index)")
                _ = try await trial.store.insert(Scene.new(id, at: Int64(index)))
                _ = try await trial.store.reserve(Scene.reservation(attempt, of: id))
                if index % 2 == 0 {
                    let unknown = Evidence(.start(StartOutcome(attempt: attempt, outcome: .unknown)), receivedAt: Scene.minute(3))
                    _ = try await trial.append(unknown, to: id)
                }
                try await trial.apply(id)
            }
            for number in 1...2 {
                let twice = Scene.said(.paid, of: "A-3", transaction: GatewayNumber("T-\(number)"), digest: "d\(number)")
                _ = try await trial.append(twice, to: "o-3")
            }
            func list(_ filter: OrderFilter, after cursor: PageCursor? = nil, limit: Int = 50) async throws -> OrderPage {
                try await trial.store.orders(filter, after: cursor, limit: limit)
            }
            let all = OrderFilter(needsAttention: true)
            try trial.expect(try await list(all).orders.map(\.id) == ["o-4", "o-2", "o-0"], "what was applied, no more")
            try await trial.apply("o-3")
            let first = try await list(all, limit: 3)
            try trial.expect(first.orders.map(\.id) == ["o-4", "o-3", "o-2"], "newest first, whatever the status")
            let words = first.orders.map(\.attention)
            try trial.expect(words == [["startUnknown"], ["excess", "paidTwice"], ["startUnknown"]], "each with its reasons")
            let second = try await list(all, after: first.next, limit: 3)
            try trial.expect(second.orders.map(\.id) == ["o-0"] && second.next == nil, "the rest, then the end")
            let paid = OrderFilter(status: .paid, needsAttention: true)
            try trial.expect(try await list(paid).orders.map(\.id) == ["o-3"], "with a status")
            let early = OrderFilter(before: Scene.minute(2), needsAttention: true)
            try trial.expect(try await list(early).orders.map(\.id) == ["o-0"], "with a time")
            let elsewhere = OrderFilter(gateway: "kryptogo", needsAttention: true)
            try trial.expect(try await list(elsewhere).orders.isEmpty, "with a gateway")
            let quiet = try await list(OrderFilter()).orders.filter { !$0.needsAttention }
            try trial.expect(quiet.map(\.id) == ["o-5", "o-1"], "the others are in the whole list, without a reason")
        },
        StoreCase("An order leaves the list of those that need attention when its attention is gone") { trial in
            try await trial.begin()
            let unknown = Evidence(.start(StartOutcome(attempt: "A-1", outcome: .unknown)), receivedAt: Scene.minute(3))
            _ = try await trial.append(unknown)
            try await trial.apply()
            let all = OrderFilter(needsAttention: true)
            try trial.expect(try await trial.store.orders(all, after: nil, limit: 5).orders.map(\.id) == ["o-1"], "it is there")
            _ = try await trial.append(Scene.said(.awaitingPayer, by: .query))
            try await trial.apply()
            try trial.expect(try await trial.store.orders(all, after: nil, limit: 5).orders.isEmpty, "heard of, it is gone")
            let left = try await trial.store.orders(OrderFilter(), after: nil, limit: 5).orders
            try trial.expect(left.map(\.attention) == [[]], "and is listed without a reason")
        },
        StoreCase("Events of all orders are listed oldest first, and a cursor waits at the end for more") { trial in
            for id in ["o-1", "o-2"] as [OrderID] {
                try await trial.begin(id, attempt: AttemptNumber("A-\(id)"))
                try await trial.apply(id)
            }
            let first = try await trial.store.events(EventFilter(), after: nil, limit: 1)
            try trial.expect(first.events.map(\.order) == ["o-1"], "the oldest")
            let second = try await trial.store.events(EventFilter(), after: first.next, limit: 5)
            try trial.expect(second.events.map(\.order) == ["o-2"], "then the next")
            let none = try await trial.store.events(EventFilter(), after: second.next, limit: 5)
            try trial.expect(none.events.isEmpty && none.next == second.next, "the cursor stays at the end")
            _ = try await trial.append(Scene.said(.paid, of: "A-o-1"), to: "o-1")
            try await trial.apply("o-1")
            let third = try await trial.store.events(EventFilter(), after: none.next, limit: 5)
            try trial.expect(third.events.map(\.name) == ["order.paid"], "and what is new follows")
            let own = try await trial.store.events(EventFilter(order: "o-1"), after: nil, limit: 5)
            try trial.expect(own.events.map(\.sequence) == [1, 2], "of one order")
            let early = EventFilter(from: Scene.minute(1), before: Scene.minute(2))
            try trial.expect(try await trial.store.events(early, after: nil, limit: 5).events.count == 2, "of one time")
        },
        StoreCase(
            "Events of a time are all found, page by page, in the order of storing, also when a clock was set back between them"
        ) {
            trial in
            for (index, minute) in ([5, 9, 3, 7, 1, 8] as [Int64]).enumerated() {
                let id = OrderID("o-\(index)")
                _ = try await trial.store.insert(Scene.new(id))
                _ = try await trial.store.reserve(Scene.reservation(AttemptNumber("A-\(index)"), of: id, minute: minute))
                try await trial.apply(id)
            }
            func found(_ filter: EventFilter) async throws -> [OrderID] {
                var orders: [OrderID] = []
                var cursor: PageCursor?
                for _ in 0..<10 {
                    let page = try await trial.store.events(filter, after: cursor, limit: 1)
                    guard !page.events.isEmpty else { return orders }
                    orders += page.events.map(\.order)
                    cursor = page.next
                }
                return orders
            }
            let between = EventFilter(from: Scene.minute(3), before: Scene.minute(8))
            try trial.expect(try await found(between) == ["o-0", "o-2", "o-3"], "between two times")
            try trial.expect(try await found(EventFilter(from: Scene.minute(7))) == ["o-1", "o-3", "o-5"], "from a time on")
            try trial.expect(try await found(EventFilter(before: Scene.minute(5))) == ["o-2", "o-4"], "before a time")
            let own = EventFilter(order: "o-3", from: Scene.minute(7), before: Scene.minute(8))
            try trial.expect(try await found(own) == ["o-3"], "of one order")
            try trial.expect(try await found(EventFilter(from: Scene.minute(100))).isEmpty, "none")
        },
        StoreCase("A cursor that no list handed out is refused") { trial in
            for text in ["", "x", "1.x", "1.2.3", "9999999999999999999999.1"] {
                try await trial.refused(.invalid(field: "cursor")) {
                    _ = try await trial.store.orders(OrderFilter(), after: PageCursor(text), limit: 1)
                }
            }
            for text in ["", "x", "-1"] {
                try await trial.refused(.invalid(field: "cursor")) {
                    _ = try await trial.store.events(EventFilter(), after: PageCursor(text), limit: 1)
                }
            }
        },
    ]
}
