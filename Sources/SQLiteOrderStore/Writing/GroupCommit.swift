#if SQLite
import GRDB
import Payments

/// The one writer. It takes what waits, at most 64 requests, into one transaction, and tells nobody before the commit is synced.
/// It never waits for more to come: while one group commits, the next gathers.
///
/// Between two groups it leaves the writer's thread, so that more gathers: a thread that never left it synced for nearly every request.
actor GroupCommit {
    static let largestGroup = 64

    private let connection: Connection
    private var waiting: [Request] = []
    private var isWriting = false
    private(set) var counts = CommitCounts()

    /// How many requests wait for the next group.
    var waitingCount: Int { waiting.count }

    init(_ connection: Connection) { self.connection = connection }

    /// Runs `work` in a group's transaction. When somebody in the group is refused, it runs a second time, in place of the first.
    /// - Returns: its value, once that transaction is durable.
    func submit<Value: Sendable>(
        _ operation: String, _ work: @escaping @Sendable (Database) throws -> Value
    ) async throws(OrderStoreError) -> Value {
        let result: Result<Value, OrderStoreError> = await withCheckedContinuation { continuation in
            waiting.append(Request(operation, work) { continuation.resume(returning: $0) })
            if !isWriting {
                isWriting = true
                Task { await writeWhatWaits() }
            }
        }
        return try result.get()
    }

    private func writeWhatWaits() async {
        while !waiting.isEmpty {
            let group = Array(waiting.prefix(Self.largestGroup))
            waiting.removeFirst(group.count)
            await commit(group)
        }
        isWriting = false
    }

    private func commit(_ group: [Request]) async {
        do {
            let pool = try connection.pool(for: .writing)
            do {
                let answers = try await pool.writeWithoutTransaction { db in try Self.write(group, db) }
                counts.commits += 1
                counts.requests += group.count
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
