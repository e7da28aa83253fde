#if Service
/// What an API key may be used for. No scope contains another: a key gets each one that it needs.
public enum Scope: String, Sendable, Hashable, CaseIterable {
    /// Look at orders and events, and at the operator's pages.
    case read
    /// Open orders, begin attempts, ask gateways, withdraw an order.
    case charge
    /// Decide about orders, and have events told again.
    case operate
}
#endif
