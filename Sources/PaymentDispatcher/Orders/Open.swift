#if Dispatcher
internal import Payments

extension Desk {
    /// A drawn token is taken with odds of nothing; tests may have worse dice.
    private static let mostDraws = 4

    /// - Returns: `nil` for a new order whose deadline is not ahead.
    func open(_ terms: OrderTerms) async throws(OrderStoreError) -> OrderDetail? {
        let now = time.now()
        if terms.deadline <= now, try await store.order(terms.id) == nil { return nil }
        switch try await insert(terms, at: now) {
        case .inserted(let record): return OrderDetail(opened: record, terms)
        case .replayed(let record): return try await detail(record.order.id)
        }
    }

    private func insert(_ asked: OrderTerms, at now: Timestamp) async throws(OrderStoreError) -> OrderInsertion {
        var terms = asked
        for _ in 1..<Self.mostDraws {
            do throws(OrderStoreError) {
                return try await store.insert(newOrder(terms, at: now))
            } catch {
                switch error.kind {
                case .conflict(.tokenTaken): continue
                case .conflict(.termsDiffer) where terms.leavesPoliciesOpen:
                    // The desk's own policies may have changed since.
                    guard let present = try await store.order(terms.id) else { throw error }
                    terms.policies = PolicyTerms(terms.policies.policies(over: present.order.policies))
                default: throw error
                }
            }
        }
        return try await store.insert(newOrder(terms, at: now))
    }

    private func newOrder(_ terms: OrderTerms, at now: Timestamp) -> NewOrder {
        let order = Order(
            id: terms.id, due: terms.due, deadline: terms.deadline, policies: terms.policies.policies(over: settings.policies))
        return NewOrder(
            order, token: OrderToken(Hex.text(randomness.bytes(count: 32))), attachment: OrderAttachment(terms).text,
            createdAt: now)
    }
}

extension OrderTerms {
    fileprivate var leavesPoliciesOpen: Bool { PolicyTerms(policies.policies(over: OrderPolicies())) != policies }
}

extension OrderDetail {
    /// An order of which nothing was heard yet.
    fileprivate init(opened record: OrderRecord, _ asked: OrderTerms) {
        var terms = asked
        terms.policies = PolicyTerms(record.order.policies)
        self.init(record: record, terms: terms, snapshot: OrderHistory(record.order).snapshot, attempts: [])
    }
}
#endif
