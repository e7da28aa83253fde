#if Dispatcher
public import Payments

/// Why a call to the dispatcher gave no result, and what to do now.
public enum DispatcherError: Error, Sendable, Hashable {
    /// A value cannot be right; names the field. Nothing was stored.
    case invalid(field: String, reason: String)
    case unknownOrder
    case unknownGateway
    case unknownEvent
    /// The order stands in a way: it is over, or paid, or had too many attempts, its amount does not fit, or its id stands for other
    /// terms. Nothing was stored.
    case conflict(Conflict)
    /// The gateway said no, or was never reached; the attempt is recorded as refused. Offer another way.
    case refused(GatewayError, attempt: AttemptNumber)
    /// The gateway could not be asked, or is left alone for now; nothing changed.
    case gateway(GatewayError)
    /// A transaction that is not this order's; nothing changed. Names what differs.
    case foreign(field: String)
    /// Too many questions, or too many attempts begun for this order; nothing changed. Ask again later.
    case tooMany(retryAfterSeconds: Int)
    /// As many attempts as may be are being started at this gateway, or were within the last second; nothing changed. Ask again later.
    case overloaded(retryAfterSeconds: Int)
    case store(OrderStoreError)

    public enum Conflict: String, Sendable, Hashable, CaseIterable {
        /// The order id stands for other terms.
        case termsDiffer
        /// The order takes no more attempts: paid, canceled, expired or in review.
        case orderIsClosed
        /// The gateway takes no amount like what is still due. Offer another way.
        case amountNotTaken
        /// The order has had as many attempts as one may have, for ever.
        case attemptsUsedUp
        /// The same request is still running.
        case stillRunning
        /// The idempotency key was used for another request.
        case keyReused
    }
}
#endif
