#if SQLite
import GRDB
import GRDBSQLite

/// A prepared statement on its way from row to row.
///
/// It goes past the library to SQLite itself: boxing arguments, making a cursor and asking on behalf of observers cost more than most
/// statements here. What is passed by serves observers of changes and suspended processes, and the store has neither. Connections
/// and the keeping of prepared statements stay the library's, and so does undoing a transaction.
struct Stepping {
    private let statement: Statement
    private let db: Database

    /// Ready for its first row. Whoever made it must ``leave()`` it.
    init(_ sql: String, _ arguments: [any Argument], _ db: Database) throws {
        statement = try db.cachedStatement(sql: sql)
        self.db = db
        // One that was not given would still hold what was given the last time.
        guard arguments.count == Int(sqlite3_bind_parameter_count(statement.sqliteStatement)) else { throw failure(SQLITE_RANGE) }
        var place: CInt = 0
        for argument in arguments {
            place += 1
            let code = argument.put(into: statement.sqliteStatement, at: place)
            guard code == SQLITE_OK else { throw failure(code) }
        }
    }

    /// The next row; `nil` when it is through.
    func next() throws -> Columns? {
        switch sqlite3_step(statement.sqliteStatement) {
        case SQLITE_ROW: return Columns(statement.sqliteStatement)
        case SQLITE_DONE: return nil
        case let code: throw failure(code)
        }
    }

    /// Ends reading: while a statement stands on a row, its view of the file stays open.
    func leave() { sqlite3_reset(statement.sqliteStatement) }

    private func failure(_ code: CInt) -> DatabaseError {
        DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
    }
}
#endif
