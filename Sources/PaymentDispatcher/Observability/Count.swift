#if Dispatcher

/// What is counted. The names and labels stay: alerts are written against them.
enum Count: String, CaseIterable {
    /// Messages from outside, by what became of them.
    case callbacks = "paydesk_callbacks_total"
    /// Messages that were not believed, by the adapter's code: forgeries, and those for another merchant.
    case rejections = "paydesk_callbacks_rejected_total"
    case attempts = "paydesk_attempts_total"
    case adoptions = "paydesk_adoptions_total"
    /// Changes of orders, by the event's name.
    case events = "paydesk_order_events_total"
    /// What came up that a person should look at: wrong amounts, short payments, queries that contradict callbacks and the rest.
    case attention = "paydesk_attention_total"
    case declines = "paydesk_declines_total"
    /// Orders whose third try was declined.
    case repeatedDeclines = "paydesk_repeated_declines_total"
    /// Questions to gateways, by what came of them.
    case checks = "paydesk_checks_total"
    /// Attempts about which nobody asks any more though nothing settled them: `lapsed` without money, `unresolved` with something open.
    case checksGivenUp = "paydesk_checks_given_up_total"
    /// Answers that know nothing of a payment of which a sealed message told a while ago.
    case unconfirmed = "paydesk_unconfirmed_payments_total"
    /// Times at which calls to a gateway were stopped because it did not answer.
    case breakers = "paydesk_gateway_stopped_total"
    /// Times at which events were kept from an endpoint because it did not answer.
    case endpointBreakers = "paydesk_endpoint_stopped_total"
    /// Tries to tell an event, by what the endpoint answered.
    case deliveries = "paydesk_deliveries_total"
    /// Events that were given up.
    case deliveriesParked = "paydesk_deliveries_parked_total"
    /// Times at which an endpoint said that it is gone, and was told nothing more.
    case endpointsGone = "paydesk_endpoints_gone_total"
    /// Lines of work that wait for a gateway or an endpoint that is not configured, told once an hour.
    case unserved = "paydesk_unserved_lines_total"
    /// Calls of the store that failed, by operation and kind.
    case storeFailures = "paydesk_store_failures_total"
    /// Times at which the clock was suddenly ahead and not believed, or was set back.
    case clockJumps = "paydesk_clock_jumps_total"

    var labels: [String] {
        switch self {
        case .callbacks, .attempts, .adoptions: ["gateway", "outcome"]
        case .rejections: ["gateway", "code"]
        case .checks: ["gateway", "outcome"]
        case .checksGivenUp: ["gateway", "reason"]
        case .breakers, .unconfirmed: ["gateway"]
        case .deliveries: ["endpoint", "outcome"]
        case .deliveriesParked, .endpointsGone, .endpointBreakers: ["endpoint"]
        case .events: ["event"]
        case .attention: ["reason"]
        case .declines: ["gateway"]
        case .unserved: ["kind", "name"]
        case .repeatedDeclines, .clockJumps: []
        case .storeFailures: ["operation", "code"]
        }
    }
}
#endif
