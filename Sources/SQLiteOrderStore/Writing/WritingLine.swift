#if SQLite

/// Who waits for the writer, and who begins the next group. A pure machine; ``GroupCommit`` does what it says.
struct WritingLine: Sendable {
    enum Step: Sendable {
        case rest
        /// Tell this one to begin the next group.
        case lead(Request)
        /// Nobody waits for what stands here: see a little later who came.
        case wait
    }

    private var waiting: [(request: Request, isAwaited: Bool)] = []
    private var awaited = 0
    /// A group is being written, or somebody is about to begin one.
    private var isLed = false
    private var isTimed = false

    var count: Int { waiting.count }

    mutating func join(_ request: Request, isAwaited: Bool) -> Step {
        waiting.append((request, isAwaited))
        awaited += isAwaited ? 1 : 0
        return isLed ? .rest : next()
    }

    /// The next group, in the order in which they came.
    mutating func group(_ limit: Int) -> [Request] {
        let group = waiting.prefix(limit)
        waiting.removeFirst(group.count)
        awaited -= group.count(where: \.isAwaited)
        return group.map(\.request)
    }

    mutating func groupEnded() -> Step {
        isLed = false
        return next()
    }

    /// - Returns: whether a group is to be written now.
    mutating func patienceEnded() -> Bool {
        isTimed = false
        // Whoever leads takes them along.
        guard !isLed, !waiting.isEmpty else { return false }
        isLed = true
        return true
    }

    private mutating func next() -> Step {
        if awaited > 0, let first = waiting.first(where: \.isAwaited) {
            isLed = true
            return .lead(first.request)
        }
        guard !waiting.isEmpty, !isTimed else { return .rest }
        isTimed = true
        return .wait
    }
}
#endif
