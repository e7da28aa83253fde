#if Service
import HTTPTypes

/// Everything that can be asked under `/v1`, and the scope that each takes: the one table.
enum APIOperation: String, Sendable, Hashable, CaseIterable {
    case openOrder, listOrders, readOrder, readTimeline, listMethods, readBrowserPayment
    case startAttempt, syncOrder, cancelOrder, decideOrder
    case listEvents, redeliverEvent, redeliverEvents

    var scope: Scope {
        switch self {
        case .listOrders, .readOrder, .readTimeline, .listMethods, .listEvents: .read
        case .openOrder, .readBrowserPayment, .startAttempt, .syncOrder, .cancelOrder: .charge
        case .decideOrder, .redeliverEvent, .redeliverEvents: .operate
        }
    }

    var method: HTTPRequest.Method {
        switch self {
        case .listOrders, .readOrder, .readTimeline, .listMethods, .readBrowserPayment, .listEvents: .get
        case .openOrder, .startAttempt, .syncOrder, .cancelOrder, .decideOrder, .redeliverEvent, .redeliverEvents: .post
        }
    }

    /// As the router writes it: `:name` stands for one part of the path.
    var path: String {
        switch self {
        case .openOrder, .listOrders: "/v1/orders"
        case .readOrder: "/v1/orders/:order"
        case .readTimeline: "/v1/orders/:order/timeline"
        case .listMethods: "/v1/orders/:order/methods"
        case .readBrowserPayment: "/v1/orders/:order/browser-payments/:gateway"
        case .startAttempt: "/v1/orders/:order/attempts"
        case .syncOrder: "/v1/orders/:order/sync"
        case .cancelOrder: "/v1/orders/:order/cancel"
        case .decideOrder: "/v1/orders/:order/decisions"
        case .listEvents: "/v1/events"
        case .redeliverEvent: "/v1/events/:event/redeliver"
        case .redeliverEvents: "/v1/events/redeliver"
        }
    }

    /// Repeating it might do something twice, so callers may name the request.
    var takesIdempotencyKey: Bool { method == .post && self != .syncOrder }

    /// A repeated request gets the present state, since the first answer may no longer hold.
    var answersAsItStands: Bool { self == .startAttempt }
}
#endif
