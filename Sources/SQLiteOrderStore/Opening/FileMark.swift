#if SQLite
import GRDB

/// What a database says of itself: whose it is, and of which schema.
struct FileMark: Sendable, Hashable {
    let application: Int
    let version: Int

    init(application: Int, version: Int) {
        self.application = application
        self.version = version
    }

    init(_ db: Database) throws {
        application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    }
}
#endif
