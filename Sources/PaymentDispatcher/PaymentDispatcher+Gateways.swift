#if Dispatcher
public import Payments

extension PaymentDispatcher {
    /// The accounts this desk was made with, by name.
    public var gateways: [GatewayID] { desk.gateways.keys.sorted() }
}
#endif
