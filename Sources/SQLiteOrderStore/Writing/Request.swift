#if SQLite
import GRDB
import Payments

/// One caller's writing, waiting for a group.
struct Request: Sendable {
    /// Tells the caller. Called after the commit, never before.
    typealias Answer = @Sendable () -> Void

    /// Somebody waits for it.
    let isAwaited: Bool
    /// It comes from a thread on which others may be ready to ask for something too.
    let sharesThread: Bool
    /// Does the work. Whatever it throws undoes the group.
    let run: @Sendable (Database) throws -> Answer
    /// Does the work in a savepoint of its own. A refusal is this caller's answer; what concerns the storage is thrown, and undoes
    /// the group.
    let runInSavepoint: @Sendable (Database) throws -> Answer
    /// Tells the caller that nothing was stored.
    let fail: @Sendable (any Error) -> Void
    /// Tells the caller that it is its turn to begin the next group.
    let lead: @Sendable (_ turn: Int) -> Void

    init<Value: Sendable>(
        _ operation: String, isAwaited: Bool, sharesThread: Bool, _ work: @escaping @Sendable (Database) throws -> Value,
        tell: @escaping @Sendable (Result<Value, OrderStoreError>) -> Void, lead: @escaping @Sendable (Int) -> Void
    ) {
        self.isAwaited = isAwaited
        self.sharesThread = sharesThread
        self.lead = lead
        run = { db in
            let value = try work(db)
            return { tell(.success(value)) }
        }
        runInSavepoint = { db in
            do {
                let value = try Self.inSavepoint(db, work)
                return { tell(.success(value)) }
            } catch  where error.concernsOneRequest {
                let refusal = OrderStoreError(error, operation: operation)
                return { tell(.failure(refusal)) }
            }
        }
        fail = { error in tell(.failure(OrderStoreError(error, operation: operation))) }
    }

    private static func inSavepoint<Value>(_ db: Database, _ work: (Database) throws -> Value) throws -> Value {
        try db.run("SAVEPOINT request", [])
        do {
            let value = try work(db)
            try db.run("RELEASE request", [])
            return value
        } catch {
            if db.isInsideTransaction {
                try db.run("ROLLBACK TO request", [])
                try db.run("RELEASE request", [])
            }
            throw error
        }
    }
}
#endif
