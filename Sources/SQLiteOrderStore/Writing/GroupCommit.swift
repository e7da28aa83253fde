#if SQLite
import Dispatch
import GRDB
import Payments
import Synchronization

/// The one writer. It takes what waits, at most 64 requests, into one transaction, and tells nobody before the commit is synced.
/// It never lets anybody wait for more to come: while one group commits, the next gathers.
///
/// Whoever waits longest leads the next group, behind all that is ready to run where it came from: requests of one event loop share a
/// sync though each would begin alone. What nobody waits for may come a few milliseconds later and shares the sync of those who do wait;
/// when there are none, it has one of its own.
///
/// Commits block a thread of their own: none of those that callers share waits for a disk.
final class GroupCommit: Sendable {
    static let largestGroup = 64
    /// How long what nobody waits for looks for company.
    private static let patience = DispatchTimeInterval.milliseconds(3)

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
        let request = Request(operation, work, tell: { place.give(.done($0)) }, lead: { place.give(.lead) })
        var turn = await place.turn { self.follow(self.line.withLock { $0.join(request, isAwaited: isAwaited) }) }
        while true {
            switch turn {
            case .done(let result): return try result.get()
            case .lead:
                if Self.isOnExecutor { await Task.yield() }
                turn = await place.turn { self.thread.async { self.writeGroup() } }
            }
        }
    }

    /// The task has a thread that others wait for too. On the common pool, yielding would only cost another thread's waking.
    private static var isOnExecutor: Bool { withUnsafeCurrentTask { $0?.unownedTaskExecutor != nil } }

    private func follow(_ step: WritingLine.Step) {
        switch step {
        case .rest: break
        case .lead(let request): request.lead()
        case .wait:
            thread.asyncAfter(deadline: .now() + Self.patience) {
                if self.line.withLock({ $0.patienceEnded() }) { self.writeGroup() }
            }
        }
    }

    private func writeGroup() {
        commit(line.withLock { $0.group(Self.largestGroup) })
        follow(line.withLock { $0.groupEnded() })
    }

    private func commit(_ group: [Request]) {
        do {
            let pool = try connection.pool(for: .writing)
            do {
                let answers = try pool.writeWithoutTransaction { db in try Self.write(group, db) }
                counted.withLock { counts in
                    counts.commits += 1
                    counts.requests += group.count
                }
                for answer in answers { answer() }
            } catch {
                if error.spoilsConnection { connection.drop(pool, after: .writing) }
                throw error
            }
        } catch {
            for request in group { request.fail(error) }
        }
    }

    /// Few groups hold anybody who is refused, and in a savepoint SQLite copies every page before it changes. So only when somebody is
    /// refused all of it is undone and done anew, each request in a savepoint of its own.
    private static func write(_ group: [Request], _ db: Database) throws -> [Request.Answer] {
        do {
            return try write(group, inSavepoints: false, db)
        } catch  where error.concernsOneRequest {
            return try write(group, inSavepoints: true, db)
        }
    }

    /// One transaction. When it throws, all of it is undone.
    private static func write(_ group: [Request], inSavepoints: Bool, _ db: Database) throws -> [Request.Answer] {
        try db.cachedStatement(sql: "BEGIN IMMEDIATE").execute()
        do {
            var answers: [Request.Answer] = []
            for request in group {
                answers.append(try inSavepoints ? request.runInSavepoint(db) : request.run(db))
                // Some errors make SQLite undo the whole transaction by itself.
                guard db.isInsideTransaction else { throw StoreRefusal(.unavailable(retryAfterSeconds: 1)) }
            }
            try db.cachedStatement(sql: "COMMIT").execute()
            return answers
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
