#if SQLite

/// Who waits for the writer, and when it begins. A pure machine; ``GroupCommit`` does what it says.
struct WritingLine: Sendable {
    enum Step: Sendable { case none, write, writeLater }

    private var waiting: [(request: Request, isPatient: Bool)] = []
    /// How many of them somebody waits for.
    private var urgent = 0
    private var isWriting = false
    /// Somebody is about to join, behind those who are ready to ask for something too.
    private var isGathering = false
    private var isTimed = false
    /// Patience has ended: what waits is written though nobody waits for it.
    private var isOverdue = false

    var count: Int { waiting.count }

    /// - Returns: whether the caller is the first, and is to let others go ahead.
    mutating func gather() -> Bool {
        guard !isWriting, !isGathering else { return false }
        isGathering = true
        return true
    }

    mutating func join(_ request: Request, isPatient: Bool, isFirst: Bool) -> Step {
        waiting.append((request, isPatient))
        if isFirst { isGathering = false }
        if !isPatient { urgent += 1 }
        return begin()
    }

    mutating func patienceEnded() -> Step {
        isTimed = false
        isOverdue = !waiting.isEmpty
        return begin()
    }

    /// - Returns: the next group, none when the writer may rest.
    mutating func next(_ limit: Int) -> ([Request], Step) {
        guard urgent > 0 || isOverdue, !waiting.isEmpty else {
            isWriting = false
            isOverdue = false
            return ([], begin())
        }
        let group = waiting.prefix(limit)
        waiting.removeFirst(group.count)
        urgent -= group.count { !$0.isPatient }
        isOverdue = isOverdue && !waiting.isEmpty
        return (group.map(\.request), .none)
    }

    private mutating func begin() -> Step {
        guard !isWriting, !waiting.isEmpty else { return .none }
        if urgent > 0 || isOverdue {
            guard !isGathering else { return .none }
            isWriting = true
            return .write
        }
        guard !isTimed else { return .none }
        isTimed = true
        return .writeLater
    }
}
#endif
