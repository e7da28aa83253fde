#if Dispatcher
public import Payments

extension PaymentDispatcher {
    /// Takes in a transaction that a payer's browser made with a gateway's own kit: the gateway is asked about it, and maker, amount,
    /// currency, the order's id and its mark are held against the order. From then on it is an attempt of this order like any other, and of no
    /// other order for ever. Adopting it again changes nothing.
    ///
    /// When the gateway cannot be asked now the number is kept, and asked about later by itself, up to twenty of them for an order. Naming
    /// it again is sooner, and harmless.
    ///
    /// - Parameters:
    ///   - number: as the page or a callback names it.
    ///   - gateway: which account.
    ///   - token: of the order; who has none can have nothing adopted.
    /// - Throws: `foreign` naming what differs, the number itself when the gateway does not know it, `gateway` when it does not take
    ///   this order's money; `unknownOrder`; `unknownGateway`, also for a gateway that has no such kit;
    ///   `conflict(.orderIsClosed)` for a transaction without money at an order that takes no more; `tooMany`: ask again after that
    ///   time; `gateway`: it could not be asked; `store`: adopt it again.
    public func adopt(
        _ number: GatewayNumber, at gateway: GatewayID, token: OrderToken
    ) async throws(DispatcherError) -> OrderDetail {
        guard let gateway = desk.gateways[gateway] as? any AdoptingGateway else { throw .unknownGateway }
        let order: OrderID
        do throws(AdoptionFailure) {
            order = try await desk.adopt(number, at: gateway, token)
        } catch {
            throw error.error
        }
        return try await detail(order)
    }
}
#endif
