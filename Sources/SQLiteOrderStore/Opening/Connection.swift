#if SQLite
import GRDB
import Payments
import Synchronization

/// The open database: one writer and its readers. After an input/output error it is dropped and opened anew, since a failed sync
/// leaves no way to know what the old connection's cache is worth.
final class Connection: Sendable {
    private let settings: SQLiteStoreSettings
    private let migrator: Migrator
    private let state: Mutex<State>

    private enum State {
        case open(DatabasePool)
        case dropped
        case closed
    }

    init(_ settings: SQLiteStoreSettings, migrator: Migrator) throws {
        self.settings = settings
        self.migrator = migrator
        state = Mutex(.open(try Self.open(settings, migrator)))
    }

    func pool() throws -> DatabasePool {
        try state.withLock { state in
            switch state {
            case .open(let pool): return pool
            case .closed: throw StoreRefusal(.closed)
            case .dropped:
                let pool = try Self.open(settings, migrator)
                state = .open(pool)
                return pool
            }
        }
    }

    /// The next call opens the file anew.
    func drop(_ failed: DatabasePool) {
        state.withLock { state in
            guard case .open(let pool) = state, pool === failed else { return }
            state = .dropped
        }
        try? failed.close()
    }

    func close() {
        let pool: DatabasePool? = state.withLock { state in
            defer { state = .closed }
            if case .open(let pool) = state { return pool }
            return nil
        }
        try? pool?.close()
    }

    private static func open(_ settings: SQLiteStoreSettings, _ migrator: Migrator) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.busyMode = .timeout(Double(settings.busyMilliseconds) / 1000)
        configuration.label = "paydesk"
        // Error texts never show what was stored.
        configuration.publicStatementArguments = false
        configuration.prepareDatabase { db in
            // Readers never checkpoint: two checkpointers can corrupt a file before SQLite 3.51.3. The writer is told otherwise below.
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 0")
        }
        let pool = try DatabasePool(path: settings.path, configuration: configuration)
        try pool.writeWithoutTransaction { db in
            try makeDurable(db)
            try migrator.migrate(db)
        }
        return pool
    }

    /// The pool turns the writer to NORMAL when it turns the write-ahead log on, so FULL is set after that, and then read back.
    private static func makeDurable(_ db: Database) throws {
        try db.execute(sql: "PRAGMA synchronous = FULL")
        try db.execute(sql: "PRAGMA wal_autocheckpoint = 1000")
        try db.execute(sql: "PRAGMA cache_size = -16384")
        let pragmas = try WriterPragmas(db)
        guard pragmas.synchronous == 2, pragmas.journalMode == "wal" else { throw StoreRefusal(.notDurable) }
    }
}

/// What the writer's connection is set to.
struct WriterPragmas: Sendable, Hashable {
    let synchronous: Int
    let journalMode: String
    let checkpointPages: Int

    init(_ db: Database) throws {
        synchronous = try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? -1
        journalMode = try String.fetchOne(db, sql: "PRAGMA journal_mode") ?? ""
        checkpointPages = try Int.fetchOne(db, sql: "PRAGMA wal_autocheckpoint") ?? -1
    }
}
#endif
