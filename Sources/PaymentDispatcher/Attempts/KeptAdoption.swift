#if Dispatcher
internal import Payments

extension Desk {
    /// Keeps a number for later that was not taken in for a reason that may pass.
    /// - Returns: whether it is kept. A store that fails keeps nothing, and an order only so many.
    func keep(
        _ number: GatewayNumber, at gateway: any AdoptingGateway, for order: OrderID, after error: DispatcherError
    ) async -> Bool {
        if case .store = error { return false }
        let subject = WorkSubject.adoption(order: order, number: number, at: gateway.id)
        do throws(OrderStoreError) {
            guard let due = try await verdict(on: error, about: order, failures: nil).due else { return false }
            // Many named at once are counted one after another.
            guard
                try await alone(with: order, { () async throws(OrderStoreError) in try await keep(subject, of: order, at: due) })
            else { return false }
        } catch {
            complain(error)
            return false
        }
        count(.adoptions, gateway.id.text, "kept")
        return true
    }

    private func keep(_ subject: WorkSubject, of order: OrderID, at due: Timestamp) async throws(OrderStoreError) -> Bool {
        let kept = try await store.work(of: order).filter { item in
            if case .adoption = item.subject { true } else { false }
        }
        let present = kept.first { $0.subject == subject }
        if present?.state == .waiting { return true }
        guard present != nil || kept.count < Self.mostKeptNumbers else { return false }
        try await store.schedule(subject, at: due)
        return true
    }

    /// - Parameter failures: `nil` when it was only just named.
    func verdict(
        on error: DispatcherError, about order: OrderID, failures: Int?
    ) async throws(OrderStoreError) -> AdoptionVerdict {
        let now = time.now()
        let expires = try await store.order(order)?.order.expiresAfter ?? now
        return AdoptionVerdict(error, failures: failures, orderExpires: expires, at: now, roll: randomness.roll())
    }

    /// Whoever holds a checkout's link can name anything; a payer's page makes a handful.
    static let mostKeptNumbers = 20
}
#endif
