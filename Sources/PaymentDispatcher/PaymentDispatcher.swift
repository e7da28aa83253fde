#if Dispatcher
public import Logging
public import Metrics
public import Payments

/// The small heart: orders go to gateways, callbacks go to orders, changes go to the merchant.
///
/// A value over a store, some gateways and a clock; copy it freely. It needs no server: call it from your own. What callers ask is
/// answered when it is durable; everything else (asking gateways, applying what they said, telling the merchant) is work that
/// waits in the store, done by ``run()`` in a service, or by ``work()`` step by step in a test or a tool.
public struct PaymentDispatcher: Sendable {
    let desk: Desk

    /// Make one for a store, and copy it: copies share what they know of requests under way, one made anew does not. Through a second one
    /// on the same store the same request at the same time may begin a second attempt, and each asks at its own full rate.
    ///
    /// - Parameters:
    ///   - store: where orders live; one dispatcher's.
    ///   - gateways: every account, each under an id of its own.
    ///   - settings: addresses, policies, endpoints and limits.
    ///   - time: where "now" comes from.
    ///   - randomness: makes numbers and tokens; must be unguessable outside of tests.
    ///   - webhooks: carries events to the merchant's endpoints; without it they wait in the store.
    ///   - logger: takes structured lines with allow-listed fields.
    ///   - metrics: makes the counters; the process's own unless told.
    /// - Throws: ``DispatcherSettingsError`` naming the setting. Correct it before starting.
    public init(
        store: any OrderStore, gateways: [any PaymentGateway], settings: DispatcherSettings = DispatcherSettings(),
        time: any TimeSource = SystemTimeSource(), randomness: any RandomSource = SystemRandomSource(),
        webhooks: (any HTTPTransport)? = nil, logger: Logger = Logger(label: "paydesk"),
        metrics: any MetricsFactory = MetricsSystem.factory
    ) throws(DispatcherSettingsError) {
        desk = try Desk(
            store: store, gateways: gateways, settings: settings, time: time, randomness: randomness, webhooks: webhooks,
            logger: logger, metrics: metrics)
    }
}
#endif
