#if Service
internal import Payments

/// Where messages may be sent: to this machine, and to hosts that a setting names. A notify address comes with a merchant's
/// request, and a simulator must not knock on doors because a request said so.
struct DeliveryRules: Sendable {
    let deliverTo: Set<String>

    func allows(_ url: WebURL) -> Bool { url.isLoopback || deliverTo.contains(url.host) }
}
#endif
