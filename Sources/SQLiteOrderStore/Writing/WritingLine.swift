#if SQLite

/// Who waits for the writer, and who begins the next group. A pure machine; ``GroupCommit`` does what it says.
struct WritingLine: Sendable {
    enum Step: Sendable {
        case rest
        /// Write the next group.
        case write
        /// Tell this one that it is its turn to begin the next group.
        case lead(Request, turn: Int)
        /// Nobody waits for what stands here: see a little later who came.
        case wait
    }

    /// A sync in less time costs less than to gather for it, or to hand it to another thread.
    static let short = Duration.microseconds(250)
    /// After so many it is known how long they take.
    private static let known = 8

    private var waiting: [Request] = []
    private var awaited = 0
    /// A group is being written, or somebody is about to begin one.
    private var isLed = false
    private var isTimed = false
    private var turns = 0
    /// The turn of somebody who was told and has not begun.
    private var pendingTurn: Int?
    private var isWatched = false
    /// How long it took to begin and to commit for one request alone: a mean in which the latest count most.
    private var lone = Duration.zero
    private var loneCount = 0

    var count: Int { waiting.count }
    /// A sync is not worth gathering for. Thought so at first, which makes small groups and so is soon found out.
    var isSyncCheap: Bool { lone < Self.short }
    /// Whoever is alone may write on its own thread: it holds that up no longer than the way to another would take.
    var isQuick: Bool { waiting.count == 1 && loneCount >= Self.known && isSyncCheap }

    mutating func join(_ request: Request) -> Step {
        waiting.append(request)
        awaited += request.isAwaited ? 1 : 0
        guard !isLed else { return .rest }
        guard request.isAwaited else { return waitingStep() }
        isLed = true
        return lead(request)
    }

    /// - Returns: whether it is still this turn, and nobody begins by it any more.
    mutating func begin(_ turn: Int) -> Bool {
        guard pendingTurn == turn else { return false }
        pendingTurn = nil
        return true
    }

    /// - Returns: the turn to be looked after: its thread may be stuck, or gone. Nothing when somebody looks already.
    mutating func watch() -> Int? {
        guard !isWatched, let pendingTurn else { return nil }
        isWatched = true
        return pendingTurn
    }

    /// - Returns: whether the next group is to be written without whoever's turn it was.
    mutating func watchEnded(_ turn: Int) -> Bool {
        isWatched = false
        return begin(turn)
    }

    /// The next group, in the order in which they came.
    mutating func group(_ limit: Int) -> [Request] {
        let group = Array(waiting.prefix(limit))
        waiting.removeFirst(group.count)
        awaited -= group.count(where: \.isAwaited)
        return group
    }

    /// - Parameter duration: how long beginning and committing took; nothing when it failed, as at a lock that somebody else holds.
    mutating func groupEnded(of count: Int, after duration: Duration?) -> Step {
        if let duration {
            if count == 1 { note(duration) }
        } else {
            note(.seconds(1))
        }
        guard awaited > 0, let first = waiting.first(where: \.isAwaited) else {
            isLed = false
            return waitingStep()
        }
        // From a thread that others share, the next group begins behind what is ready there, unless a sync is not worth it.
        return first.sharesThread && !isSyncCheap ? lead(first) : .write
    }

    /// - Returns: whether a group is to be written now.
    mutating func patienceEnded() -> Bool {
        isTimed = false
        // Whoever leads takes them along.
        guard !isLed, !waiting.isEmpty else { return false }
        isLed = true
        return true
    }

    private mutating func note(_ duration: Duration) {
        lone = loneCount == 0 ? duration : (lone * 3 + duration) / 4
        loneCount += 1
    }

    private mutating func lead(_ request: Request) -> Step {
        turns += 1
        pendingTurn = turns
        return .lead(request, turn: turns)
    }

    private mutating func waitingStep() -> Step {
        guard !waiting.isEmpty, !isTimed else { return .rest }
        isTimed = true
        return .wait
    }
}
#endif
