#if Dispatcher
public import Payments

extension PaymentDispatcher {
    /// The ways to pay that fit an order's currency, amount and terms and the time that is left, by gateway and in each gateway's own
    /// order. None when the order takes no more attempts, or had as many as one may have.
    ///
    /// - Throws: `unknownOrder`, or `store`: ask again later.
    public func methods(for id: OrderID) async throws(DispatcherError) -> [OfferedMethod] {
        methods(for: try await detail(id))
    }

    /// ``methods(for:)-(OrderID)`` of an order that was just read.
    public func methods(for detail: OrderDetail) -> [OfferedMethod] {
        let order = detail.record.order
        let now = desk.time.now()
        guard !order.hasUsedUpAttempts, let amount = order.outstanding(detail.state, at: now) else { return [] }
        let deadline = detail.terms.deadlineOfAttempt(at: now)
        return desk.gateways.values.filter { detail.terms.allows($0.id) }.sorted { $0.id < $1.id }.flatMap { gateway in
            gateway.methods(for: amount, until: deadline, at: now).map { OfferedMethod(gateway: gateway.id, method: $0) }
        }
    }

    /// What a page passes to a gateway's own browser kit, so that what the kit makes can be adopted; see ``adopt(_:at:token:)``.
    ///
    /// - Throws: `unknownOrder`; `unknownGateway`, also for a gateway that has no such kit; `conflict`: the order is closed, had too many
    ///   attempts, or the gateway does not take its amount: offer another way; `invalid` naming `gateway` when it does not take this
    ///   order's money, `publicURL` when this desk does not know its own address, `token` when the order has none; `store`: ask again
    ///   later.
    public func browserPayment(_ id: OrderID, at gateway: GatewayID) async throws(DispatcherError) -> BrowserPayment {
        guard let gateway = desk.gateways[gateway] as? any AdoptingGateway else { throw .unknownGateway }
        let detail = try await detail(id)
        guard let amount = detail.record.order.outstanding(detail.state, at: desk.time.now()) else {
            throw .conflict(.orderIsClosed)
        }
        guard !detail.record.order.hasUsedUpAttempts else { throw .conflict(.attemptsUsedUp) }
        guard detail.terms.allows(gateway.id) else { throw .notAllowed }
        guard !gateway.capabilities.methods(for: amount).isEmpty else {
            throw .conflict(.amountNotTaken)
        }
        guard let callbackURL = desk.callbackURL(of: gateway, detail.token) else {
            throw .invalid(field: "publicURL", reason: "is not set")
        }
        guard let mark = detail.token?.browserMark(at: gateway.id) else { throw .invalid(field: "token", reason: "is not set") }
        return BrowserPayment(
            amount: amount, callbackURL: callbackURL,
            orderData: gateway.browserMarks(for: id, mark: mark).map { BrowserPayment.Field($0.name, $0.value) })
    }
}

extension PaymentGateway {
    /// The methods that take this amount and leave the payer time enough.
    func methods(for amount: Money, until deadline: Timestamp, at now: Timestamp) -> [PaymentMethod] {
        capabilities.methods(for: amount).filter { offers($0, until: deadline, at: now) }
    }
}

extension GatewayCapabilities {
    /// The methods that take this amount.
    func methods(for amount: Money) -> [PaymentMethod] {
        guard currencies.contains(amount.currency), amountDecimals.map({ amount.amount.scale <= $0 }) ?? true else { return [] }
        return methods.filter { limits[$0]?.contains(amount.amount) ?? true }
    }
}
#endif
