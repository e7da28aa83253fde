#if Dispatcher
internal import Logging
internal import Payments

extension Desk {
    /// Lets one start through to a gateway, before a number is taken for it. Whoever is let through calls, or goes back.
    ///
    /// - Throws: `tooMany` when too many began for this order, `overloaded` when too many are under way or began within a second, or
    ///   `gateway` while it does not answer or asked to be left alone. Nothing was sent.
    func passToStart(at gateway: GatewayID, for order: OrderID) throws(DispatcherError) {
        if let seconds = startBudgets.take(for: order, at: time.now()) {
            // Anybody with an order's link can bring this about, as often as they like.
            turnAway(from: gateway, "too_many", .debug)
            throw .tooMany(retryAfterSeconds: seconds)
        }
        do throws(DispatcherError) {
            try passToStart(at: gateway)
        } catch {
            startBudgets.giveBack(for: order)
            throw error
        }
    }

    private func passToStart(at gateway: GatewayID) throws(DispatcherError) {
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
    func goBack(from gateway: GatewayID, for order: OrderID) {
        startBudgets.giveBack(for: order)
        paces.record(.gateway(gateway)) { pace, now, _ in pace.withdraw(at: now) }
        startSlots.giveBack(at: gateway)
    }

    private func turnAway(from gateway: GatewayID, _ reason: String, _ level: Logger.Level = .info) {
        count(.attempts, gateway.text, reason)
        log(level, "an attempt was not begun", [.gateway: gateway.text, .reason: reason])
    }
}

extension PaymentGateway {
    /// Whether starting an attempt calls the gateway; if not, the payer's browser does, and a trouble of ours is none of theirs.
    func isCalled(by method: PaymentMethod) -> Bool { !capabilities.formMethods.contains(method) }
}
#endif
