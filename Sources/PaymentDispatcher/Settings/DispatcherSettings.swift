#if Dispatcher
public import Payments

/// How one desk works. Every default is meant for production.
public struct DispatcherSettings: Sendable {
    /// Where this desk can be reached from outside: `callbacks/` and `return/`, to which gateways and payers are sent, stand below it.
    /// `nil` when the host passes addresses with each attempt, or gateways need none; a desk with gateways then logs a warning. Unwrap what
    /// `WebURL` made of a text: of one that is no address it makes `nil`.
    public var publicURL: WebURL?
    /// What an order gets where it names no policy of its own; recorded with it, so that a later change changes no order.
    public var policies: OrderPolicies
    /// Whom to tell.
    public var endpoints: [WebhookEndpoint]
    public var reconciliation: ReconciliationSettings
    public var callbacks: CallbackSettings
    /// Starts of attempts under way at once at one gateway, 1…4,096. Who comes beyond that is asked to come again, so that a gateway
    /// that hangs takes up no more than these. Half of the connections that a transport makes to one host by default, so that
    /// starts that hang leave as many for questions. Where accounts share a transport and call one host, let it make twice as many as these
    /// for each of them.
    public var startsPerGateway: Int
    /// Starts of attempts a second at one gateway, 1…1,000; `nil`: as many as `reconciliation.ratePerSecond`. They are counted apart from
    /// queries, so that neither holds up the other: a gateway is called as often as both together allow. Who comes beyond that is asked to
    /// come again.
    public var startsPerSecond: Int?
    /// Distinguishes this process from every other on the same store; drawn anew at each start unless named.
    public var worker: WorkerID?

    public init(
        publicURL: WebURL? = nil, policies: OrderPolicies = OrderPolicies(), endpoints: [WebhookEndpoint] = [],
        reconciliation: ReconciliationSettings = ReconciliationSettings(), callbacks: CallbackSettings = CallbackSettings(),
        startsPerGateway: Int = 32, startsPerSecond: Int? = nil, worker: WorkerID? = nil
    ) {
        self.publicURL = publicURL
        self.policies = policies
        self.endpoints = endpoints
        self.reconciliation = reconciliation
        self.callbacks = callbacks
        self.startsPerGateway = startsPerGateway
        self.startsPerSecond = startsPerSecond
        self.worker = worker
    }
}

/// One address of the merchant's that is told of every event.
public struct WebhookEndpoint: Sendable {
    public var id: EndpointID
    public var url: WebURL
    /// `whsec_` and base64 of 24 to 64 bytes each. All of them sign, so that a receiver can change keys without a gap; the newest
    /// stands first.
    public var secrets: [Secret]

    public init(id: EndpointID, url: WebURL, secrets: [Secret]) {
        self.id = id
        self.url = url
        self.secrets = secrets
    }
}

/// How gateways are asked.
public struct ReconciliationSettings: Sendable, Hashable {
    package static let concurrencies = 1...256
    package static let rates = 1...1000

    /// Queries under way at once at one gateway, 1…256.
    public var concurrency: Int
    /// Queries a second at one gateway, 1…1,000; bursts of as many. Starts of attempts do not count among them; see
    /// ``DispatcherSettings/startsPerSecond``.
    public var ratePerSecond: Int
    /// Ask for many attempts in one call where a gateway can.
    public var batches: Bool

    public init(concurrency: Int = 8, ratePerSecond: Int = 20, batches: Bool = true) {
        self.concurrency = concurrency
        self.ratePerSecond = ratePerSecond
        self.batches = batches
    }
}

/// What callbacks may cause.
public struct CallbackSettings: Sendable, Hashable {
    /// Seconds between two queries of one attempt that callbacks cause.
    public var secondsBetweenQueries: Int64
    /// Queries of one attempt in an hour that callbacks cause.
    public var queriesPerHour: Int
    /// Queries a second at one gateway that callbacks cause, apart from those of reconciliation.
    public var queriesPerSecond: Int

    public init(secondsBetweenQueries: Int64 = 2, queriesPerHour: Int = 20, queriesPerSecond: Int = 10) {
        self.secondsBetweenQueries = secondsBetweenQueries
        self.queriesPerHour = queriesPerHour
        self.queriesPerSecond = queriesPerSecond
    }
}

/// A setting with which a desk does not start. Names the setting, never its value.
public struct DispatcherSettingsError: Error, Sendable, Hashable, CustomStringConvertible {
    public let setting: String
    public let reason: String

    public init(_ setting: String, _ reason: String) {
        self.setting = setting
        self.reason = reason
    }

    public var description: String { "\(setting): \(reason)" }
}
#endif
