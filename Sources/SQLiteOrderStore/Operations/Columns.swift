#if SQLite
import GRDB
import GRDBSQLite
import Payments

/// The row on which a statement stands, read where it lies: columns are taken by their place, and nothing is copied that nobody takes.
/// A `Row` copies all of it and makes a dictionary of names first, which costs more than the question itself.
///
/// Only for as long as the statement stands there.
struct Columns {
    private let statement: SQLiteStatement

    init(_ statement: SQLiteStatement) { self.statement = statement }

    func isEmpty(_ place: CInt) -> Bool { sqlite3_column_type(statement, place) == SQLITE_NULL }

    func integer(_ place: CInt) -> Int64 { sqlite3_column_int64(statement, place) }

    func integerIfAny(_ place: CInt) -> Int64? { isEmpty(place) ? nil : integer(place) }

    func count(_ place: CInt) -> Int { Int(integer(place)) }

    func time(_ place: CInt) -> Timestamp { Timestamp(milliseconds: integer(place)) }

    /// The bytes of a text, until the statement moves on.
    func utf8(_ place: CInt) -> UnsafeBufferPointer<UInt8> {
        let start = sqlite3_column_text(statement, place)
        return UnsafeBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(statement, place)))
    }

    /// Of a column that is never null.
    func text(_ place: CInt) -> String { String(decoding: utf8(place), as: UTF8.self) }

    func textIfAny(_ place: CInt) -> String? { isEmpty(place) ? nil : text(place) }

    /// None for a column that is null.
    func bytes(_ place: CInt) -> [UInt8] {
        let start = sqlite3_column_blob(statement, place)
        return [UInt8](
            UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(statement, place))))
    }

    /// Of the amount's column and the currency's after it.
    func money(_ place: CInt) throws -> Money {
        guard let money = Money(text(place), text(place + 1)) else { throw StoreRefusal(.corrupted) }
        return money
    }

    func word<Word: RawRepresentable>(_ place: CInt) throws -> Word where Word.RawValue == String {
        guard let word = Word(rawValue: text(place)) else { throw StoreRefusal(.corrupted) }
        return word
    }
}
#endif
