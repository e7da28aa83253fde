#if Dispatcher
internal import Payments

extension Desk {
    /// Keeps a number for later that was not taken in for a reason that may pass.
    /// - Returns: whether it is kept. A store that fails keeps nothing, and an order only so many.
    func keep(
        _ number: GatewayNumber, at gateway: any AdoptingGateway, for order: OrderID, after error: DispatcherError
    ) async -> Bool {
        if case .store = error { return false }
        let verdict = AdoptionVerdict(error, failures: 0, at: time.now(), roll: randomness.roll())
        guard let due = verdict.due else { return false }
        let subject = WorkSubject.adoption(order: order, number: number, at: gateway.id)
        do throws(OrderStoreError) {
            let kept = try await store.work(of: order).filter { item in
                if case .adoption = item.subject { true } else { false }
            }
            let present = kept.first { $0.subject == subject }
            if present?.state == .waiting { return true }
            guard present != nil || kept.count < Self.mostKeptNumbers else { return false }
            try await store.schedule(subject, at: due)
        } catch {
            complain(error)
            return false
        }
        count(.adoptions, gateway.id.text, "kept")
        return true
    }

    /// Whoever holds a checkout's link can name anything; a payer's page makes a handful.
    static let mostKeptNumbers = 20
}
#endif
