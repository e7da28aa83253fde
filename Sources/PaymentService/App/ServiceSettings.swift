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

    public init(
        keys: APIKeyRing, publicURL: WebURL? = nil, shopName: String? = nil, limits: ServiceLimits = ServiceLimits(),
        metrics: PrometheusRegistry? = nil
    ) {
        self.keys = keys
        self.publicURL = publicURL
        self.shopName = shopName
        self.limits = limits
        self.metrics = metrics
    }
}
#endif
