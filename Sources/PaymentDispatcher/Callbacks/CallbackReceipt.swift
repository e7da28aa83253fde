#if Dispatcher
public import Payments

/// What became of a message from outside.
public struct CallbackReceipt: Sendable, Hashable {
    public enum Outcome: String, Sendable, Hashable, CaseIterable {
        /// Verified and durable.
        case stored
        /// Verified, and said before.
        case repetition
        /// It names an attempt of ours; the gateway will be asked.
        case hinted
        /// Genuine, about something else.
        case unrelated
        /// About nothing of ours; nothing was stored.
        case unknown
        /// Not believed; nothing was stored.
        case rejected
        /// Too many; nothing was stored.
        case shed
        /// The store failed, or the message is about an attempt of another account: the gateway is asked to send it again.
        case failed
    }

    public var outcome: Outcome
    /// What to answer, byte for byte.
    public var answer: CallbackAnswer
    /// Sent as `Retry-After` where there is one.
    public var retryAfterSeconds: Int?
    /// The order it is about, where that is known.
    public var order: OrderID?

    public init(outcome: Outcome, answer: CallbackAnswer, retryAfterSeconds: Int? = nil, order: OrderID? = nil) {
        self.outcome = outcome
        self.answer = answer
        self.retryAfterSeconds = retryAfterSeconds
        self.order = order
    }
}
#endif
