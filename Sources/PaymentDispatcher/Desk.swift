#if Dispatcher
import Logging
import Payments

/// What every part of a dispatcher shares.
struct Desk: Sendable {
    let store: any OrderStore
    let gateways: [GatewayID: any PaymentGateway]
    let settings: DispatcherSettings
    let time: any TimeSource
    let randomness: any RandomSource
    let webhooks: (any HTTPTransport)?
    let logger: Logger

    init(
        store: any OrderStore, gateways: [any PaymentGateway], settings: DispatcherSettings, time: any TimeSource,
        randomness: any RandomSource, webhooks: (any HTTPTransport)?, logger: Logger
    ) throws(DispatcherSettingsError) {
        var named: [GatewayID: any PaymentGateway] = [:]
        for gateway in gateways {
            guard named.updateValue(gateway, forKey: gateway.id) == nil else {
                throw DispatcherSettingsError("gateways", "two of them have one id")
            }
        }
        self.store = store
        self.gateways = named
        self.settings = settings
        self.time = time
        self.randomness = randomness
        self.webhooks = webhooks
        self.logger = logger
    }
}
#endif
