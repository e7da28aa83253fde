#if Dispatcher
import Logging
import Metrics
import Payments

/// What every part of a dispatcher shares: what it was made with, and the little that it keeps in memory.
struct Desk: Sendable {
    let store: any OrderStore
    let gateways: [GatewayID: any PaymentGateway]
    let settings: DispatcherSettings
    /// What time it is, as far as the clock can be believed.
    let time: WatchedTime
    /// What the clock shows, for those who hold it against their own.
    let wallClock: any TimeSource
    let randomness: any RandomSource
    let webhooks: (any HTTPTransport)?
    let logger: Logger
    /// This process, as the store tells it from others.
    let worker: WorkerID

    let counters: Counters
    let storeLines = SparingLines()
    let gatewayLines = SparingLines()
    let line = ApplyLine()
    let watchers = Watchers()
    /// What callbacks and pages may make us ask.
    let hintBudgets: QueryBudgets
    /// What callers who want news at once may make us ask.
    let syncBudgets: QueryBudgets
    let turns = Turnstile()
    let starts = BusyAttempts()
    let startSlots: StartSlots
    let startBudgets = StartBudgets()
    /// The attempts that are being asked about.
    let questions = BusyAttempts()
    /// The attempts that are being taken back.
    let takeBacks = BusyAttempts()
    let goneEndpoints = GoneEndpoints()
    let unplacedMessages = UnplacedMessages()
    let lostRequests = LostRequests()
    /// How fast each gateway and each endpoint may be called.
    let paces: CallPaces

    init(
        store: any OrderStore, gateways: [any PaymentGateway], settings: DispatcherSettings, time: any TimeSource,
        randomness: any RandomSource, webhooks: (any HTTPTransport)?, logger: Logger, metrics: any MetricsFactory
    ) throws(DispatcherSettingsError) {
        try settings.check()
        self.store = store
        self.gateways = try Self.named(gateways)
        self.settings = settings
        wallClock = time
        let counters = Counters(metrics)
        let time = WatchedTime(time) { jump in
            counters.add(1, to: .clockJumps, [])
            switch jump {
            case .ahead(let seconds):
                logger.write(.warning, "the clock jumped ahead and is not believed yet", [.seconds: "\(seconds)"])
            case .back(let seconds):
                logger.write(
                    .warning, "the clock was set back, and what was planned comes so much earlier", [.seconds: "\(seconds)"])
            }
        }
        self.counters = counters
        self.time = time
        self.randomness = randomness
        self.webhooks = webhooks
        self.logger = logger
        worker = settings.worker ?? WorkerID("worker-" + Hex.text(randomness.bytes(count: 8)))
        let rate = settings.reconciliation.ratePerSecond
        paces = CallPaces(
            time: time, randomness: randomness, questionsPerSecond: rate, startsPerSecond: settings.startsPerSecond ?? rate)
        startSlots = StartSlots(limit: settings.startsPerGateway)
        let callbacks = settings.callbacks
        hintBudgets = QueryBudgets(
            secondsBetween: callbacks.secondsBetweenQueries, perHour: callbacks.queriesPerHour,
            perSecond: callbacks.queriesPerSecond)
        syncBudgets = QueryBudgets(
            secondsBetween: Self.secondsBetweenSyncs, perHour: 3600, perSecond: settings.reconciliation.ratePerSecond)
        // A text that was no address may have become none.
        if settings.publicURL == nil, !gateways.isEmpty {
            logger.write(.warning, "no public address is set: gateways call back only where an attempt names an address")
        }
    }

    private static let secondsBetweenSyncs: Int64 = 2

    private static func named(
        _ gateways: [any PaymentGateway]
    ) throws(DispatcherSettingsError) -> [GatewayID: any PaymentGateway] {
        var named: [GatewayID: any PaymentGateway] = [:]
        for gateway in gateways {
            // The id stands in callback addresses.
            guard PlainText.isWord(gateway.id.text, length: 1...40) else {
                throw DispatcherSettingsError("gateways", "an id must be 1 to 40 letters, digits, '-' and '_'")
            }
            guard gateway.capabilities.attemptNumbers.maximumLength >= AttemptNumbers.length else {
                throw DispatcherSettingsError("gateways", "one takes only numbers that are too short to be unique")
            }
            guard named.updateValue(gateway, forKey: gateway.id) == nil else {
                throw DispatcherSettingsError("gateways", "two of them have one id")
            }
        }
        return named
    }
}
#endif
