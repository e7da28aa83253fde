#if SQLite
import Dispatch
import GRDB
import Payments
import Synchronization

/// The one writer. It takes what waits, at most 64 requests, into one transaction, and tells nobody before the commit is synced.
/// It never waits for more to come: while one group commits, the next gathers.
///
/// Commits block a thread of their own: none of those that callers share waits for a disk.
final class GroupCommit: Sendable {
    static let largestGroup = 64

    private struct State {
        var waiting: [Request] = []
        var isWriting = false
        /// Somebody is about to begin, behind those that are ready to ask for something too.
        var isGathering = false
        var counts = CommitCounts()
    }

    private let connection: Connection
    private let thread = DispatchQueue(label: "paydesk.writer")
    private let state = Mutex(State())

    init(_ connection: Connection) { self.connection = connection }

    /// How many requests wait for the next group.
    var waitingCount: Int { state.withLock { $0.waiting.count } }
    var counts: CommitCounts { state.withLock { $0.counts } }

    /// Runs `work` in a group's transaction. When somebody in the group is refused, it runs a second time, in place of the first.
    /// - Returns: its value, once that transaction is durable.
    func submit<Value: Sendable>(
        _ operation: String, _ work: @escaping @Sendable (Database) throws -> Value
    ) async throws(OrderStoreError) -> Value {
        let isFirst = state.withLock { state in
            guard !state.isWriting, !state.isGathering else { return false }
            state.isGathering = true
            return true
        }
        // Whoever is ready on this thread goes ahead, and shares the sync.
        if isFirst { await Task.yield() }
        let result: Result<Value, OrderStoreError> = await withCheckedContinuation { continuation in
            let request = Request(operation, work) { continuation.resume(returning: $0) }
            let begins = state.withLock { state in
                state.waiting.append(request)
                if isFirst { state.isGathering = false }
                guard !state.isWriting, !state.isGathering else { return false }
                state.isWriting = true
                return true
            }
            if begins { thread.async { self.writeWhatWaits() } }
        }
        return try result.get()
    }

    private func writeWhatWaits() {
        while let group = next() { commit(group) }
    }

    private func next() -> [Request]? {
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

    private func commit(_ group: [Request]) {
        do {
            let pool = try connection.pool(for: .writing)
            do {
                let answers = try pool.writeWithoutTransaction { db in try Self.write(group, db) }
                state.withLock { state in
                    state.counts.commits += 1
                    state.counts.requests += group.count
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

/// How many requests shared how many commits.
public struct CommitCounts: Sendable, Hashable {
    public internal(set) var commits = 0
    public internal(set) var requests = 0
}
#endif
