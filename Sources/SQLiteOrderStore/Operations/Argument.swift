#if SQLite
import GRDB
import GRDBSQLite

/// What a statement takes in place of a `?`. SQLite makes a copy of its own: a text lends its bytes for the length of one call.
protocol Argument {
    func put(into statement: SQLiteStatement, at place: CInt) -> CInt
}

extension Int64: Argument {
    func put(into statement: SQLiteStatement, at place: CInt) -> CInt { sqlite3_bind_int64(statement, place, self) }
}

extension Int: Argument {
    func put(into statement: SQLiteStatement, at place: CInt) -> CInt { sqlite3_bind_int64(statement, place, Int64(self)) }
}

extension String: Argument {
    func put(into statement: SQLiteStatement, at place: CInt) -> CInt {
        var text = self
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { text in
                sqlite3_bind_text(statement, place, text.baseAddress, CInt(text.count), isCopied)
            }
        }
    }
}

/// No bytes are stored as nothing.
extension [UInt8]: Argument {
    func put(into statement: SQLiteStatement, at place: CInt) -> CInt {
        guard !isEmpty else { return sqlite3_bind_null(statement, place) }
        return withUnsafeBytes { bytes in
            sqlite3_bind_blob(statement, place, bytes.baseAddress, CInt(bytes.count), isCopied)
        }
    }
}

extension Optional: Argument where Wrapped: Argument {
    func put(into statement: SQLiteStatement, at place: CInt) -> CInt {
        guard let self else { return sqlite3_bind_null(statement, place) }
        return self.put(into: statement, at: place)
    }
}

/// `SQLITE_TRANSIENT`, which C writes as a pointer that is none.
private var isCopied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
#endif
