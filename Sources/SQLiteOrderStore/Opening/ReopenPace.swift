#if SQLite
/// How soon a file that could not be opened anew is tried again.
struct ReopenPace: Sendable {
    /// So many tries may follow each other at once: most of what goes wrong is over by then. After that a pause stands between them,
    /// since each reads all of the log and writes it once more.
    private static let promptTries = 3
    private static let pause = Duration.seconds(1)

    private struct Failure: Sendable {
        let reason: any Error
        /// How often in a row.
        let count: Int
        /// Until then it is not tried again.
        let until: ContinuousClock.Instant
    }

    private var last: Failure?

    /// - Returns: why the last try failed, as long as it is too early for the next one; `nil` when the file may be tried.
    func refusal(at now: ContinuousClock.Instant) -> (any Error)? {
        guard let last, now < last.until else { return nil }
        return last.reason
    }

    mutating func fail(_ reason: any Error, at now: ContinuousClock.Instant) {
        let count = (last?.count ?? 0) + 1
        last = Failure(reason: reason, count: count, until: count < Self.promptTries ? now : now.advanced(by: Self.pause))
    }

    mutating func succeed() { last = nil }
}
#endif
