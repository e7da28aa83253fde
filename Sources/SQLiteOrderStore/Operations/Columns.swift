#if SQLite
import GRDB
import Payments

/// The row on which a statement stands, read where it lies: columns are taken by their place, and nothing is copied that nobody takes.
/// A `Row` copies all of it and makes a dictionary of names first, which costs more than the question itself.
///
/// Only for as long as the statement stands there. The first column must never be null.
struct Columns: DatabaseValueConvertible, StatementColumnConvertible {
    private let statement: SQLiteStatement

    init?(sqliteStatement: SQLiteStatement, index: CInt) { statement = sqliteStatement }

    func isEmpty(_ place: CInt) -> Bool { DatabaseValue(sqliteStatement: statement, index: place).isNull }

    func integer(_ place: CInt) -> Int64 { Int64(sqliteStatement: statement, index: place) }

    func count(_ place: CInt) -> Int { Int(integer(place)) }

    func time(_ place: CInt) -> Timestamp { Timestamp(milliseconds: integer(place)) }

    /// Of a column that is never null.
    func text(_ place: CInt) -> String { String(sqliteStatement: statement, index: place) }

    func textIfAny(_ place: CInt) -> String? {
        String.fromDatabaseValue(DatabaseValue(sqliteStatement: statement, index: place))
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

    // Nobody stores a row or makes one of a value.
    var databaseValue: DatabaseValue { .null }
    static func fromDatabaseValue(_ value: DatabaseValue) -> Columns? { nil }
}
#endif
