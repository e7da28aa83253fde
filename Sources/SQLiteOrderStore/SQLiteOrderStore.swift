#if SQLite
import GRDB
public import Payments
import Synchronization

/// Orders in one SQLite file, served by one process at a time.
///
/// One writer commits together what waits together, with the write-ahead log synced at each commit; readers never wait for it. What
/// a call returned survives a power cut. When space runs out, the file turns read-only or the disk fails, writing calls throw
/// and reading goes on as far as it can; calls try anew, once a second where that goes on failing, so that nothing need be restarted when
/// the cause is gone. The same file has to be there then: one that was put in its place is not served before the store is opened again.
public final class SQLiteOrderStore: OrderStore {
    let connection: Connection
    let writer: GroupCommit
    private let locks: Mutex<[FileLock]>

    /// Opens the file, made and migrated as needed.
    /// - Throws: `OrderStoreError` of kind `inUse` when another process serves it and the settings say to refuse, `newerSchema`
    ///   when a later version wrote it, `libraryTooOld` when the system's SQLite lacks what the schema needs, `corrupted` when it is not
    ///   ours, `readOnly`, `notDurable` and the others as they say.
    public static func open(_ settings: SQLiteStoreSettings) async throws(OrderStoreError) -> SQLiteOrderStore {
        try await open(settings, migrations: Schema.migrations)
    }

    static func open(
        _ settings: SQLiteStoreSettings, migrations: [Migration],
        now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }
    ) async throws(OrderStoreError) -> SQLiteOrderStore {
        try LibraryVersion.linked.check()
        MemoryStatistics.turnOff()
        let paths = StorePaths(of: settings.path)
        var settings = settings
        settings.path = paths.file
        let locks = try await StandBy(settings, paths).locks()
        do {
            let connection = try Connection(settings, migrator: Migrator(migrations: migrations), now: now)
            LeftInHand.release(through: connection)
            return SQLiteOrderStore(connection, locks)
        } catch {
            throw OrderStoreError(opening: error)
        }
    }

    private init(_ connection: Connection, _ locks: [FileLock]) {
        self.connection = connection
        self.locks = Mutex(locks)
        writer = GroupCommit(connection)
    }

    /// Ends the service of this file and lets another process take over. Later calls throw `OrderStoreError` of kind `closed`.
    public func close() {
        connection.close()
        locks.withLock { $0 = [] }
    }

    /// How many writing calls shared how many commits so far.
    public func commitCounts() -> CommitCounts { writer.counts }

    func write<Value: Sendable>(
        _ operation: String, isAwaited: Bool = true, _ work: @escaping @Sendable (Database) throws -> Value
    ) async throws(OrderStoreError) -> Value {
        try await writer.submit(operation, isAwaited: isAwaited, work)
    }

    /// Reads one moment's truth about one order, on the caller's thread: readers wait for nobody, and few rows are read in less time
    /// than it takes to get to another thread and back.
    func read<Value>(_ operation: String, _ work: (Database) throws -> Value) throws(OrderStoreError) -> Value {
        try here(operation) { readers in try readers.read(work) }
    }

    /// The same by a single statement, which needs no transaction to be about one moment.
    func ask<Value>(_ operation: String, _ work: (Database) throws -> Value) throws(OrderStoreError) -> Value {
        try here(operation) { readers in try readers.ask(work) }
    }

    /// Reads a list, which may take longer than the few threads that callers share can be spared.
    func readList<Value: Sendable>(
        _ operation: String, _ work: @escaping @Sendable (Database) throws -> Value
    ) async throws(OrderStoreError) -> Value {
        do {
            let file = try connection.file(for: .reading)
            do {
                return try await file.pool.read(work)
            } catch {
                if error.spoilsConnection { connection.drop(file.pool, after: .reading) }
                throw error
            }
        } catch {
            throw OrderStoreError(error, operation: operation)
        }
    }

    private func here<Value>(_ operation: String, _ work: (Readers) throws -> Value) throws(OrderStoreError) -> Value {
        do {
            let file = try connection.file(for: .reading)
            do {
                return try work(file.readers)
            } catch {
                if error.spoilsConnection { connection.drop(file.pool, after: .reading) }
                throw error
            }
        } catch {
            throw OrderStoreError(error, operation: operation)
        }
    }
}
#endif
