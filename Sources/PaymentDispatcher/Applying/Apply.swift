#if Dispatcher
internal import Payments

extension Desk {
    /// Brings an order up to date with all that is recorded about it: its state, events, deliveries and checks, in one transaction.
    ///
    /// Whoever is faster wins; the other loads again. Nothing is ever computed from anything but what is stored.
    /// - Parameter isAwaited: somebody waits for it.
    /// - Throws: `OrderStoreError`; what is recorded stays due.
    @discardableResult
    func apply(_ id: OrderID, isAwaited: Bool = true) async throws(OrderStoreError) -> OrderSnapshot {
        try await traced("paydesk.apply") { () async throws(OrderStoreError) in
            for _ in 1..<Self.mostTries {
                do throws(OrderStoreError) {
                    return try await applyOnce(id, isAwaited)
                } catch {
                    guard error.advice == .reload else { throw error }
                }
            }
            return try await applyOnce(id, isAwaited)
        }
    }

    /// ``apply(_:)`` for somebody who has done what he came for: should the store fail now, the work that waits in it does the rest.
    func applyOrLeave(_ id: OrderID, isAwaited: Bool = true) async {
        do throws(OrderStoreError) {
            try await apply(id, isAwaited: isAwaited)
        } catch {
            // Others were faster again and again: this one goes to the end of the line.
            if error.advice == .reload { line.add(id) } else { complain(error) }
        }
    }

    /// Others can be faster only so often: each time, something was recorded that they applied.
    private static let mostTries = 8

    private func applyOnce(_ id: OrderID, _ isAwaited: Bool) async throws(OrderStoreError) -> OrderSnapshot {
        let loaded = try await store.load(id)
        // A release that reads the same facts otherwise leaves stored states behind, too.
        if !loaded.version.isBehind {
            let present = loaded.presentSnapshot
            if present.jsonText == loaded.record.snapshot { return present }
        }
        let next = nextChange(of: loaded, isAwaited: isAwaited)
        _ = try await store.apply(next.change)
        tell(next)
        return next.change.snapshot
    }

    /// What follows from all that is known about an order.
    func nextChange(of loaded: LoadedOrder, isAwaited: Bool = true) -> NextChange {
        let now = time.now()
        let (before, snapshot, events) = loaded.resume(at: now)
        let change = OrderChange(
            version: loaded.version, snapshot: snapshot, events: events, endpoints: settings.endpoints.map(\.id),
            checks: Self.plannedChecks(after: loaded, at: now), at: now, isAwaited: isAwaited)
        return NextChange(change: change, before: before, attempts: loaded.record.order.attempts)
    }
}

/// A change of an order, not stored yet.
struct NextChange: Sendable {
    let change: OrderChange
    /// The state from which it leads on.
    let before: OrderState
    let attempts: [Attempt]
}
#endif
