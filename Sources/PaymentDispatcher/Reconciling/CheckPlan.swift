#if Dispatcher
internal import Payments

/// When an attempt's gateway is to be asked next.
enum CheckPlan {
    /// The first question, after the attempt was reserved.
    static let firstSeconds: Int64 = 20

    /// - Returns: `nil` when nobody needs to ask any more.
    static func next(for attempt: Attempt, in loaded: LoadedOrder, at now: Timestamp) -> Timestamp? {
        loaded.isSettled(attempt.number) ? nil : now.adding(seconds: firstSeconds)
    }
}
#endif
