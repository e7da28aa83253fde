#if SQLite
import GRDB
import Payments

/// Brings a database to the newest schema, forward only. Each step and its mark are one transaction, so a crash leaves the file
/// at one step or the next, never between.
struct Migrator {
    let migrations: [Migration]

    var newest: Int { migrations.map(\.version).max() ?? 0 }

    /// - Returns: whether anything was to be done.
    func migrate(_ db: Database) throws -> Bool {
        let found = try check(db)
        for migration in migrations where migration.version > found {
            try db.inTransaction(.immediate) {
                try db.execute(sql: migration.statements)
                try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
                try db.execute(sql: "PRAGMA user_version = \(migration.version)")
                return .commit
            }
        }
        return found < newest
    }

    /// Of a file that was opened before. Nothing is made or migrated any more: if it is not as it was left, it is not what was left.
    func requireNewest(_ db: Database) throws {
        guard try FileMark(db) == FileMark(application: Schema.applicationID, version: newest) else {
            throw OrderStoreError.anotherFile
        }
    }

    /// Reads alone.
    /// - Returns: the schema's number; 0 of a database with nothing in it.
    /// - Throws: `corrupted` of a database that is not ours, `newerSchema` of one that a later version wrote.
    func check(_ db: Database) throws -> Int {
        let mark = try FileMark(db)
        let tables = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM sqlite_schema") ?? 0
        let isEmpty = mark == FileMark(application: 0, version: 0) && tables == 0
        guard isEmpty || mark.application == Schema.applicationID else { throw StoreRefusal(.corrupted) }
        guard mark.version <= newest else { throw StoreRefusal(.newerSchema(found: mark.version, known: newest)) }
        return mark.version
    }
}
#endif
