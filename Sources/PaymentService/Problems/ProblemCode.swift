#if Service
/// Why a request failed, as a word that never changes. Callers switch on it; `docs/openapi.yaml` lists them all.
enum ProblemCode: String, Sendable, Hashable, CaseIterable {
    case malformedRequest = "malformed_request"
    case malformedJSON = "malformed_json"
    case missingField = "missing_field"
    case unknownField = "unknown_field"
    case invalidField = "invalid_field"
    case unauthorized
    case forbidden
    case notFound = "not_found"
    case unknownOrder = "unknown_order"
    case unknownGateway = "unknown_gateway"
    case unknownEvent = "unknown_event"
    case methodNotAllowed = "method_not_allowed"
    case termsDiffer = "terms_differ"
    case orderIsClosed = "order_is_closed"
    case amountNotTaken = "amount_not_taken"
    case attemptsUsedUp = "attempts_used_up"
    case stillRunning = "still_running"
    case keyReused = "key_reused"
    case foreignTransaction = "foreign_transaction"
    case bodyTooLarge = "body_too_large"
    case unsupportedMediaType = "unsupported_media_type"
    case gatewayRefused = "gateway_refused"
    case gatewayFailed = "gateway_failed"
    case tooManyRequests = "too_many_requests"
    case storeFailed = "store_failed"
    case overloaded
    case internalError = "internal_error"

    var status: Int {
        switch self {
        case .malformedRequest, .malformedJSON, .missingField, .unknownField, .invalidField: 400
        case .unauthorized: 401
        case .forbidden: 403
        case .notFound, .unknownOrder, .unknownGateway, .unknownEvent: 404
        case .methodNotAllowed: 405
        case .termsDiffer, .orderIsClosed, .amountNotTaken, .attemptsUsedUp, .stillRunning, .foreignTransaction: 409
        case .bodyTooLarge: 413
        case .unsupportedMediaType: 415
        case .keyReused, .gatewayRefused: 422
        case .tooManyRequests: 429
        case .internalError: 500
        case .gatewayFailed: 502
        case .storeFailed, .overloaded: 503
        }
    }

    /// The same for every occurrence, for people.
    var title: String {
        switch self {
        case .malformedRequest: "The request cannot be read"
        case .malformedJSON: "The body is not strict JSON"
        case .missingField: "A field is missing"
        case .unknownField: "A field is not known"
        case .invalidField: "A field cannot be right"
        case .unauthorized: "No valid API key"
        case .forbidden: "The API key does not reach this far"
        case .notFound: "Nothing is here"
        case .unknownOrder: "No such order"
        case .unknownGateway: "No such gateway"
        case .unknownEvent: "No such event"
        case .methodNotAllowed: "Not with this method"
        case .termsDiffer: "The order id stands for other terms"
        case .orderIsClosed: "The order takes no more attempts"
        case .amountNotTaken: "The gateway does not take this amount"
        case .attemptsUsedUp: "The order has had as many attempts as one may have"
        case .stillRunning: "The same request is still running"
        case .keyReused: "The idempotency key was used for another request"
        case .foreignTransaction: "The transaction is not this order's"
        case .bodyTooLarge: "The body is too large"
        case .unsupportedMediaType: "The body must be JSON"
        case .gatewayRefused: "The gateway said no"
        case .gatewayFailed: "The gateway gave no usable answer"
        case .tooManyRequests: "Too many requests"
        case .storeFailed: "The store cannot be used now"
        case .overloaded: "Too busy"
        case .internalError: "Something went wrong here"
        }
    }
}
#endif
