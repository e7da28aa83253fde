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
    /// Calls of the store that failed, by operation and kind.
    case storeFailures = "paydesk_store_failures_total"

    var labels: [String] {
        switch self {
        case .callbacks, .attempts, .adoptions: ["gateway", "outcome"]
        case .rejections: ["gateway", "code"]
        case .events: ["event"]
        case .attention: ["reason"]
        case .declines: ["gateway"]
        case .repeatedDeclines: []
        case .storeFailures: ["operation", "code"]
        }
    }
}
#endif
