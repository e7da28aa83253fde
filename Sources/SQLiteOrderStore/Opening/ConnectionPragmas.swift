#if SQLite
import GRDB

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
