#if SQLite
import GRDB
import Payments

/// How the file is opened: made and migrated as needed the first time, and only found again after that.
struct FileOpening: Sendable {
    /// So many lists are read at once.
    static let listReaders = 5

    let settings: SQLiteStoreSettings
    let migrator: Migrator

    func first() throws -> OpenFile {
        try FirstLook(settings: settings, migrator: migrator).refuseOthers()
        OwnersFile.make(at: settings.path)
        return try open { db in
            try settleLog(db)
            guard try migrator.migrate(db) else { return }
            try fill(db)
        }
    }

    /// Whose file it is shall stand in the file, not in the log alone. A foreign tool that does the same right now may; another error is
    /// one of the storage, after which nothing is written through this connection.
    private func fill(_ db: Database) throws {
        do {
            try db.checkpoint(.passive)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {}
    }

    /// Opens the same file once more. What failed may have failed because the files were moved away, and a new file in their place
    /// would be a desk without orders.
    func again(_ identity: FileIdentity) throws -> OpenFile {
        try require(identity)
        return try open { db in
            // SQLite makes a file that is not there, and it might have gone since it was looked for.
            try require(identity)
            try migrator.requireNewest(db)
            try settleLog(db)
        }
    }

    private func require(_ identity: FileIdentity) throws {
        guard let found = FileIdentity(path: settings.path) else { throw StoreRefusal(.unavailable(retryAfterSeconds: 5)) }
        guard found == identity else { throw OrderStoreError.anotherFile }
    }

    /// - Parameter prepare: what is done with the writer before anybody reads.
    private func open(_ prepare: (Database) throws -> Void) throws -> OpenFile {
        var configuration = Configuration()
        configuration.busyMode = .milliseconds(settings.busyMilliseconds)
        configuration.label = "paydesk"
        configuration.maximumReaderCount = Self.listReaders
        // Error texts never show what was stored.
        configuration.publicStatementArguments = false
        configuration.prepareDatabase { db in
            // Readers never checkpoint: two checkpointers can corrupt a file before SQLite 3.51.3. The writer is told otherwise below.
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 0")
        }
        let pool = try DatabasePool(path: settings.path, configuration: configuration)
        try pool.writeWithoutTransaction { db in
            try Self.makeDurable(db)
            try prepare(db)
        }
        try pool.read(Self.neverCheckpoints)
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

    private func settleLog(_ db: Database) throws {
        try Self.keepingOthersOut(db) { try RecoveredLog(ofDatabase: settings.path).settle() }
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
#endif
