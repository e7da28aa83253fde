import Payments

extension StoreConformance {
    static let limitCases = [
        StoreCase("Who asks for none is given one, who asks for more than 500 is given 500: orders, events, work") { trial in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...502 {
                    group.addTask {
                        let id = OrderID("o-\(number)")
                        try await trial.begin(id, attempt: AttemptNumber("A-\(number)"))
                        try await trial.apply(id)
                    }
                }
                try await group.waitForAll()
            }
            for (asked, held) in [(0, 1), (-1, 1), (501, 500), (Int.max, 500)] {
                let orders = try await trial.store.orders(OrderFilter(), after: nil, limit: asked)
                try trial.expect(orders.orders.count == held && orders.next != nil, "\(held) orders and more of \(asked)")
                let events = try await trial.store.events(EventFilter(), after: nil, limit: asked)
                try trial.expect(events.events.count == held, "\(held) events of \(asked)")
            }
            for (asked, held) in [(0, 1), (501, 500), (501, 1)] {
                let claimed = try await trial.claim(.check("payuni"), at: 5, limit: asked)
                try trial.expect(claimed.count == held, "\(held) pieces of work of \(asked)")
            }
        }
    ]
}
