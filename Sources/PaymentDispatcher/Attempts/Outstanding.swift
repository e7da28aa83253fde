#if Dispatcher
internal import Payments

extension Order {
    /// What another attempt is to ask for: what is due, less what is in hand.
    ///
    /// - Returns: `nil` when the order takes no more attempts, for its state or for its time.
    func outstanding(_ state: OrderState, at now: Timestamp) -> Money? {
        guard state.status.isWaiting, now <= lastStart else { return nil }
        return state.status == .partiallyPaid ? rest(state) : due
    }

    /// What is due, less what is in hand; all that is due when nothing is left.
    func rest(_ state: OrderState) -> Money {
        guard let rest = due.subtracting(state.net), !rest.amount.isZero else { return due }
        return rest
    }

    /// So many attempts at one order are nobody's honest doing.
    static let mostAttempts = 100

    /// It had as many as one may have; it takes no more for ever.
    var hasUsedUpAttempts: Bool { attempts.count >= Self.mostAttempts }

    /// Money of an attempt that begins later would not count.
    var lastStart: Timestamp { policies.late == .review ? deadline : expiresAfter }
}

extension OrderTerms {
    /// Until when an attempt that begins now is to be paid.
    func deadlineOfAttempt(at now: Timestamp) -> Timestamp {
        now <= deadline ? deadline : deadline.adding(seconds: policies.graceSeconds ?? 0)
    }
}
#endif
