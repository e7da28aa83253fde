#if Dispatcher
internal import Logging
internal import Payments

extension Desk {
    /// Lets one start through to a gateway, before a number is taken for it. Whoever is let through calls, or goes back.
    ///
    /// - Throws: `overloaded` when too many are under way or began within a second, or `gateway` while it does not answer or asked to be
    ///   left alone. Nothing was sent.
    func passToStart(at gateway: GatewayID) throws(DispatcherError) {
        guard startSlots.take(at: gateway) else { throw overloaded(gateway) }
        switch paces.beginStart(at: gateway) {
        case .go: return
        case .tooMany:
            startSlots.giveBack(at: gateway)
            throw overloaded(gateway)
        case .wait(let until):
            startSlots.giveBack(at: gateway)
            turnAway(from: gateway, "resting")
            throw .gateway(GatewayError(.rateLimited(retryAfterSeconds: seconds(until: until)), operation: "start"))
        }
    }

    private func overloaded(_ gateway: GatewayID) -> DispatcherError {
        turnAway(from: gateway, "overloaded")
        return .overloaded(retryAfterSeconds: 1)
    }

    /// The number could not be stored, so nobody is called.
    func goBack(from gateway: GatewayID) {
        paces.record(.gateway(gateway)) { pace, now, _ in pace.withdraw(at: now) }
        startSlots.giveBack(at: gateway)
    }

    private func turnAway(from gateway: GatewayID, _ reason: String) {
        count(.attempts, gateway.text, reason)
        log(.info, "an attempt was not begun", [.gateway: gateway.text, .reason: reason])
    }
}

extension PaymentGateway {
    /// Whether starting an attempt calls the gateway; if not, the payer's browser does, and a trouble of ours is none of theirs.
    func isCalled(by method: PaymentMethod) -> Bool { !capabilities.formMethods.contains(method) }
}
#endif
