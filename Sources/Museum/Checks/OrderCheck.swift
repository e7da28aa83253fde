#if Dispatcher
internal import Payments

/// Compares one order with what a scenario expects of it.
struct OrderCheck {
    let stage: Stage
    let name: String
    let expectation: OrderExpectation

    /// - Throws: ``Surprise`` naming everything that differs.
    func run() async throws(Surprise) {
        let loaded = try await stage.loaded(name)
        let state = loaded.replay().history.snapshot.state
        var differences = differences(state)
        let events = try await stage.eventNames(of: name)
        if let wanted = expectation.events, events != wanted { differences.append("events are \(events), not \(wanted)") }
        if let payer = expectation.settledBy, state.settledBy?.attempt != (try await stage.number(payer)) {
            differences.append("it was not \(payer) that paid")
        }
        for (attempt, status) in expectation.attempts {
            let number = try await stage.number(attempt)
            let found = state.attempts.first { $0.number == number }?.status
            if found != status { differences.append("\(attempt) is \(found?.rawValue ?? "unknown"), not \(status)") }
        }
        guard differences.isEmpty else { throw Surprise("\(name): " + differences.joined(separator: "; ")) }
    }

    private func differences(_ state: OrderState) -> [String] {
        var differences: [String] = []
        func compare<Value: Equatable>(_ what: String, _ found: Value, _ wanted: Value?) {
            if let wanted, found != wanted { differences.append("\(what) is \(found), not \(wanted)") }
        }
        compare("status", state.status, expectation.status)
        compare("received", state.received, expectation.received)
        compare("refunded", state.refunded, expectation.refunded)
        compare("refundStatus", state.refundStatus, expectation.refundStatus)
        compare("attention", Self.reasons(state), expectation.attention.map { $0.map(\.rawValue).sorted() })
        compare("flags", Self.flags(state), expectation.flags.map { $0.map(\.rawValue).sorted() })
        compare("tokens", state.receivedTokens.map { "\($0.amount) \($0.token.symbol)" }, expectation.tokens)
        return differences
    }

    private static func reasons(_ state: OrderState) -> [String] { Set(state.attention.map(\.reason.rawValue)).sorted() }

    private static func flags(_ state: OrderState) -> [String] {
        let flags: [(OrderExpectation.Flag, Bool)] = [
            (.late, state.isLate), (.short, state.isUnderpaid), (.over, state.isOverpaid), (.twice, state.isPaidTwice),
            (.unknown, state.hasUnknownOutcome),
        ]
        return flags.filter(\.1).map(\.0.rawValue).sorted()
    }
}

extension Stage {
    func loaded(_ name: String) async throws(Surprise) -> LoadedOrder {
        let id = try order(name)
        return try await reading { store throws(OrderStoreError) in try await store.load(id) }
    }

    /// Without `order.`, in order.
    func eventNames(of name: String) async throws(Surprise) -> [String] {
        let id = try order(name)
        let timeline = try await reading { store throws(OrderStoreError) in try await store.timeline(of: id) }
        return timeline.events.map { String($0.name.dropFirst("order.".count)) }
    }

    /// Looks into the store, past every gate.
    func reading<Answer: Sendable>(
        _ body: @Sendable (any OrderStore) async throws(OrderStoreError) -> Answer
    ) async throws(Surprise) -> Answer {
        do throws(OrderStoreError) {
            return try await body(store)
        } catch {
            throw Surprise("the store: \(error)")
        }
    }
}
#endif
