#if Service
public import Payments

/// How the service answers. Every default is meant for production.
public struct ServiceSettings: Sendable {
    /// The callers and what they may do.
    public var keys: APIKeyRing
    /// Where payers and gateways reach this desk. Cookies are marked secure when it is `https`.
    public var publicURL: WebURL?
    /// Heads the checkout, so that payers see whom they pay; `nil`: it says what it is instead.
    public var shopName: String?
    public var limits: ServiceLimits
    /// Shown at `/metrics`; `nil`: there is no such page.
    public var metrics: PrometheusRegistry?
    /// Who may look at them.
    public var metricsAccess: MetricsAccess

    public init(
        keys: APIKeyRing, publicURL: WebURL? = nil, shopName: String? = nil, limits: ServiceLimits = ServiceLimits(),
        metrics: PrometheusRegistry? = nil, metricsAccess: MetricsAccess = .open
    ) {
        self.keys = keys
        self.publicURL = publicURL
        self.shopName = shopName
        self.limits = limits
        self.metrics = metrics
        self.metricsAccess = metricsAccess
    }
}

/// Who may look at `/metrics`. They tell how much is sold and what fails, and nothing of any one order.
public enum MetricsAccess: String, Sendable, Hashable, CaseIterable {
    /// Whoever reaches the desk: something in front of it keeps strangers away.
    case open
    /// Who brings an API key with the scope ``Scope/read``.
    case key
}
#endif
