#if SQLite
import Dispatch
import GRDB
import Payments
import Synchronization

/// The one writer. It takes what waits, at most 64 requests, into one transaction, and tells nobody before the commit is synced.
/// It never lets anybody wait for more to come: while one group commits, the next gathers.
///
/// Where a sync is dear, whoever waits longest leads the next group, behind all that is ready to run where it came from: requests of one
/// event loop share a sync though each would begin alone. What nobody waits for may come a few milliseconds later and shares the sync of
/// those who do wait; when there are none, it has one of its own.
///
/// Commits block a thread of their own: none of those that callers share waits for a disk. Only who is alone, where syncs cost less
/// than the way to that thread and back, goes no such way.
final class GroupCommit: Sendable {
    static let largestGroup = 64
    /// How long what nobody waits for looks for company.
    private static let patience = DispatchTimeInterval.milliseconds(3)
    /// How long a turn may be left unused: its thread is busy with something else, or will never run again.
    private static let longestTurn = DispatchTimeInterval.milliseconds(20)

    private let connection: Connection
    private let thread = DispatchQueue(label: "paydesk.writer")
    private let line = Mutex(WritingLine())
    private let counted = Mutex(CommitCounts())

    init(_ connection: Connection) { self.connection = connection }

    /// How many requests wait for the next group.
    var waitingCount: Int { line.withLock { $0.count } }
    var counts: CommitCounts { counted.withLock { $0 } }

    /// Runs `work` in a group's transaction. When somebody in the group is refused, it runs a second time, in place of the first.
    /// - Parameter isAwaited: somebody waits for it.
    /// - Returns: its value, once that transaction is durable.
    func submit<Value: Sendable>(
        _ operation: String, isAwaited: Bool = true, _ work: @escaping @Sendable (Database) throws -> Value
    ) async throws(OrderStoreError) -> Value {
        let place = PlaceInLine<Value>()
        let sharesThread = withUnsafeCurrentTask { $0?.unownedTaskExecutor != nil }
        let request = Request(
            operation, isAwaited: isAwaited, sharesThread: sharesThread, work, tell: { place.give(.done($0)) },
            lead: { place.give(.lead($0)) })
        var turn = await place.turn { follow(line.withLock { $0.join(request) }) }
        while true {
            switch turn {
            case .done(let result): return try result.get()
            case .lead(let number):
                // On the common pool, yielding would only cost another thread's waking.
                if sharesThread { await Task.yield() }
                turn = await place.turn { begin(number) }
            }
        }
    }

    private func begin(_ turn: Int) {
        let (isTurn, isQuick) = line.withLock { ($0.begin(turn), $0.isQuick) }
        if isTurn { follow(isQuick ? writeGroup() : .write) }
    }

    private func follow(_ step: WritingLine.Step) {
        switch step {
        case .rest: break
        case .write: thread.async { self.write() }
        case .lead(let request, let turn):
            if request.sharesThread { watch() }
            request.lead(turn)
        case .wait:
            thread.asyncAfter(deadline: .now() + Self.patience) {
                if self.line.withLock({ $0.patienceEnded() }) { self.write() }
            }
        }
    }

    /// The store waits for no thread that it does not own.
    private func watch() {
        guard let turn = line.withLock({ $0.watch() }) else { return }
        thread.asyncAfter(deadline: .now() + Self.longestTurn) {
            if self.line.withLock({ $0.watchEnded(turn) }) { self.write() } else { self.watch() }
        }
    }

    private func write() {
        while true {
            let step = writeGroup()
            guard case .write = step else { return follow(step) }
        }
    }

    private func writeGroup() -> WritingLine.Step {
        let group = line.withLock { $0.group(Self.largestGroup) }
        let duration = commit(group)
        return line.withLock { $0.groupEnded(of: group.count, after: duration) }
    }

    /// - Returns: how long beginning and committing took; nothing when it failed.
    private func commit(_ group: [Request]) -> Duration? {
        do {
            let pool = try connection.pool(for: .writing)
            do {
                let (answers, duration) = try pool.writeWithoutTransaction { db in try Self.write(group, db) }
                counted.withLock { counts in
                    counts.commits += 1
                    counts.requests += group.count
                }
                for answer in answers { answer() }
                return duration
            } catch {
                if error.spoilsConnection { connection.drop(pool, after: .writing) }
                throw error
            }
        } catch {
            for request in group { request.fail(error) }
            return nil
        }
    }

    /// Few groups hold anybody who is refused, and in a savepoint SQLite copies every page before it changes. So only when somebody is
    /// refused all of it is undone and done anew, each request in a savepoint of its own.
    private static func write(_ group: [Request], _ db: Database) throws -> ([Request.Answer], Duration) {
        do {
            return try write(group, inSavepoints: false, db)
        } catch  where error.concernsOneRequest {
            return try write(group, inSavepoints: true, db)
        }
    }

    /// One transaction. When it throws, all of it is undone.
    private static func write(
        _ group: [Request], inSavepoints: Bool, _ db: Database
    ) throws -> ([Request.Answer], Duration) {
        let asked = ContinuousClock.now
        try db.run("BEGIN IMMEDIATE", [])
        let begun = ContinuousClock.now
        do {
            var answers: [Request.Answer] = []
            for request in group {
                answers.append(try inSavepoints ? request.runInSavepoint(db) : request.run(db))
                // Some errors make SQLite undo the whole transaction by itself.
                guard db.isInsideTransaction else { throw StoreRefusal(.unavailable(retryAfterSeconds: 1)) }
            }
            let done = ContinuousClock.now
            try db.run("COMMIT", [])
            return (answers, asked.duration(to: begun) + done.duration(to: .now))
        } catch {
            if db.isInsideTransaction { try? db.rollback() }
            throw error
        }
    }
}

/// How many requests shared how many commits.
public struct CommitCounts: Sendable, Hashable {
    public internal(set) var commits = 0
    public internal(set) var requests = 0
}
#endif
