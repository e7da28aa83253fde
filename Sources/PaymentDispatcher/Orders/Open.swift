#if Dispatcher
internal import Payments

extension Desk {
    /// A drawn token is taken with odds of nothing; tests may have worse dice.
    private static let mostDraws = 4

    func open(_ terms: OrderTerms) async throws(DispatcherError) -> OrderDetail {
        let now = time.now()
        if let refusal = refusal(of: terms, at: now) {
            let opened = try await stored { () async throws(OrderStoreError) in try await store.order(terms.id) }
            if opened == nil { throw refusal }
        }
        return try await stored { () async throws(OrderStoreError) in
            switch try await insert(terms, at: now) {
            case .inserted(let record): OrderDetail(opened: record, terms)
            case .replayed(let record): try await detail(record.order.id)
            }
        }
    }

    /// What a new order may not say. One that was opened could, then.
    private func refusal(of terms: OrderTerms, at now: Timestamp) -> DispatcherError? {
        if terms.deadline <= now { return .invalid(field: "deadline", reason: "must be ahead") }
        guard let named = terms.gateways, !named.allSatisfy({ gateways[$0] != nil }) else { return nil }
        return .invalid(field: "gateways", reason: "must be gateways of this desk")
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
        terms.gateways = asked.gateways?.sorted()
        self.init(record: record, terms: terms, snapshot: OrderHistory(record.order).snapshot, attempts: [])
    }
}
#endif
