#if SQLite
import GRDB
import Payments
import Synchronization

/// The open database: one writer and its readers. After an input/output error nothing is written through it any more and it is
/// opened anew, since a failed sync leaves no way to know what the old connection's cache is worth. Until that succeeds, reading goes
/// on: what the readers see was synced before.
final class Connection: Sendable {
    private let settings: SQLiteStoreSettings
    private let migrator: Migrator
    private let state: Mutex<State>

    private enum State {
        case open(OpenFile)
        case failed(OpenFile, isReadable: Bool)
        case closed
    }

    enum Purpose { case reading, writing }

    init(_ settings: SQLiteStoreSettings, migrator: Migrator) throws {
        self.settings = settings
        self.migrator = migrator
        state = Mutex(.open(try Self.open(settings, migrator)))
    }

    func pool(for purpose: Purpose) throws -> DatabasePool { try file(for: purpose).pool }

    func file(for purpose: Purpose) throws -> OpenFile {
        let (file, old): (OpenFile, OpenFile?) = try state.withLock { state in
            switch state {
            case .open(let file): return (file, nil)
            case .closed: throw StoreRefusal(.closed)
            case .failed(let old, isReadable: true) where purpose == .reading: return (old, nil)
            case .failed(let old, _):
                let file = try Self.open(settings, migrator)
                state = .open(file)
                return (file, old)
            }
        }
        // Closing waits for lists that are being read; nobody else must.
        old?.close()
        return file
    }

    /// An error came between: the next writing call opens the file anew, and the next reading call too if it was reading that failed.
    func drop(_ pool: DatabasePool, after purpose: Purpose) {
        state.withLock { state in
            switch state {
            case .open(let file) where file.pool === pool, .failed(let file, isReadable: true) where file.pool === pool:
                state = .failed(file, isReadable: purpose == .writing)
            default: break
            }
        }
    }

    func close() {
        let file: OpenFile? = state.withLock { state in
            defer { state = .closed }
            switch state {
            case .open(let file), .failed(let file, _): return file
            case .closed: return nil
            }
        }
        file?.close()
    }

    private static func open(_ settings: SQLiteStoreSettings, _ migrator: Migrator) throws -> OpenFile {
        var configuration = Configuration()
        configuration.busyMode = .timeout(Double(settings.busyMilliseconds) / 1000)
        configuration.label = "paydesk"
        // Error texts never show what was stored.
        configuration.publicStatementArguments = false
        configuration.prepareDatabase { db in
            // Readers never checkpoint: two checkpointers can corrupt a file before SQLite 3.51.3. The writer is told otherwise below.
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 0")
        }
        OwnersFile.make(at: settings.path)
        let pool = try DatabasePool(path: settings.path, configuration: configuration)
        try pool.writeWithoutTransaction { db in
            try makeDurable(db)
            try keepingOthersOut(db) { try RecoveredLog(ofDatabase: settings.path).settle() }
            try migrator.migrate(db)
        }
        try pool.read(neverCheckpoints)
        return OpenFile(pool: pool, readers: Readers(path: settings.path, configuration))
    }

    /// The pool turns the writer to NORMAL when it turns the write-ahead log on, so FULL is set after that, and then read back.
    private static func makeDurable(_ db: Database) throws {
        try db.execute(sql: "PRAGMA synchronous = FULL")
        // A checkpoint syncs the file itself and holds the writer up for milliseconds. Each message touches some twenty pages, so the
        // usual thousand would have one message in fifty wait for it.
        try db.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
        // Once it has grown past this, behind a list that took long, the log is cut to it again: whoever opens the file reads all of it.
        try db.execute(sql: "PRAGMA journal_size_limit = 67108864")
        try db.execute(sql: "PRAGMA cache_size = -16384")
        let pragmas = try ConnectionPragmas(db)
        guard pragmas.synchronous == 2, pragmas.journalMode == "wal" else { throw StoreRefusal(.notDurable) }
    }

    /// A transaction that changes nothing. A file that could only be opened for reading is found out here: the database itself says
    /// nothing about it before the first write, and would stay so when the cause is gone.
    private static func keepingOthersOut(_ db: Database, _ work: () throws -> Void) throws {
        try db.inTransaction(.immediate) {
            let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
            try db.execute(sql: "PRAGMA user_version = \(version)")
            try work()
            return .rollback
        }
    }

    static func neverCheckpoints(_ db: Database) throws {
        guard db.configuration.readonly, try ConnectionPragmas(db).checkpointPages == 0 else { throw StoreRefusal(.notDurable) }
    }
}

/// What a connection is set to.
struct ConnectionPragmas: Sendable, Hashable {
    let synchronous: Int
    let journalMode: String
    /// After how many pages it checkpoints by itself; 0: never.
    let checkpointPages: Int

    init(_ db: Database) throws {
        synchronous = try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? -1
        journalMode = try String.fetchOne(db, sql: "PRAGMA journal_mode") ?? ""
        checkpointPages = try Int.fetchOne(db, sql: "PRAGMA wal_autocheckpoint") ?? -1
    }
}
#endif
