#if SQLite
import GRDB
import Payments
import Synchronization

/// The one writer. It takes what waits, at most 64 requests, into one transaction, and tells nobody before the commit is synced.
/// It never waits for more to come: while one group commits, the next gathers.
///
/// All of it runs on the writer's own thread, from the first request until none waits: a group is neither handed to another thread nor
/// are its callers told by one.
final class GroupCommit: Sendable {
    static let largestGroup = 64

    private struct State {
        var waiting: [Request] = []
        var isWriting = false
        var counts = CommitCounts()
    }

    private let connection: Connection
    private let state = Mutex(State())

    var counts: CommitCounts { state.withLock { $0.counts } }

    /// How many requests wait for the next group.
    var waitingCount: Int { state.withLock { $0.waiting.count } }

    init(_ connection: Connection) { self.connection = connection }

    /// Runs `work` in a group's transaction. When somebody in the group is refused, it runs a second time, in place of the first.
    /// - Returns: its value, once that transaction is durable.
    func submit<Value: Sendable>(
        _ operation: String, _ work: @escaping @Sendable (Database) throws -> Value
    ) async throws(OrderStoreError) -> Value {
        let result: Result<Value, OrderStoreError> = await withCheckedContinuation { continuation in
            let request = Request(operation, work) { continuation.resume(returning: $0) }
            let isFirst = state.withLock { state in
                state.waiting.append(request)
                defer { state.isWriting = true }
                return !state.isWriting
            }
            if isFirst { startWriting() }
        }
        return try result.get()
    }

    private func startWriting() {
        do {
            let pool = try connection.pool(for: .writing)
            pool.asyncWriteWithoutTransaction { db in self.writeWhatWaits(db, of: pool) }
        } catch {
            // The file cannot be opened now. Whoever comes later has it tried again.
            let waiting = state.withLock { state in
                defer { state.waiting = [] }
                state.isWriting = false
                return state.waiting
            }
            for request in waiting { request.fail(error) }
        }
    }

    private func writeWhatWaits(_ db: Database, of pool: DatabasePool) {
        while let group = nextGroup() {
            do {
                let answers = try Self.write(group, db)
                state.withLock { state in
                    state.counts.commits += 1
                    state.counts.requests += group.count
                }
                for answer in answers { answer() }
            } catch {
                if error.spoilsConnection { connection.drop(pool, after: .writing) }
                for request in group { request.fail(error) }
            }
            // Its successor does the rest, and begins elsewhere: this thread is what the old one waits for in order to close.
            guard connection.isServing(pool) else {
                Task { startWriting() }
                return
            }
        }
    }

    private func nextGroup() -> [Request]? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isWriting = false
                return nil
            }
            let group = Array(state.waiting.prefix(Self.largestGroup))
            state.waiting.removeFirst(group.count)
            return group
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
        try db.beginTransaction(.immediate)
        do {
            var answers: [Request.Answer] = []
            for request in group {
                answers.append(try inSavepoints ? request.runInSavepoint(db) : request.run(db))
                // Some errors make SQLite undo the whole transaction by itself.
                guard db.isInsideTransaction else { throw StoreRefusal(.unavailable(retryAfterSeconds: 1)) }
            }
            try db.commit()
            return answers
        } catch {
            if db.isInsideTransaction { try? db.rollback() }
            throw error
        }
    }
}

/// How many writing calls shared how many commits.
public struct CommitCounts: Sendable, Hashable {
    public internal(set) var commits = 0
    public internal(set) var requests = 0
}
#endif
