#if SQLite
import GRDB

/// Everything through which one opening of the file is used.
struct OpenFile: Sendable {
    /// The writer, and readers for what takes long.
    let pool: DatabasePool
    /// Readers for one order.
    let readers: Readers

    /// - Parameter isSound: nothing failed in it, and nobody else writes. Only then what stands in the log alone is brought into the file:
    ///   the library closes the writer before its readers, so that SQLite does not do so by itself, and a log is easily left behind.
    func close(isSound: Bool) {
        readers.close()
        // What does not succeed stands in the log as before.
        if isSound { try? pool.barrierWriteWithoutTransaction(Self.emptyLog) }
        try? pool.close()
    }

    private static func emptyLog(_ db: Database) throws {
        // A foreign reader may hold this up, and must not hold up the end of the process.
        try db.execute(sql: "PRAGMA busy_timeout = 100")
        try db.checkpoint(.truncate)
    }
}
#endif
