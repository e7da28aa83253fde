#if SQLite
import GRDB
import Payments

// Every statement is prepared once for a connection and kept.
extension Database {
    func run(_ sql: String, _ arguments: StatementArguments) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }

    /// The first row, read where it lies; `nil` when there is none.
    func first<Value>(
        _ sql: String, _ arguments: StatementArguments, _ read: (Columns) throws -> Value
    ) throws -> Value? {
        let rows = try Columns.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
        // A cursor that nobody holds takes its row away.
        return try withExtendedLifetime(rows) { try rows.next().map(read) }
    }

    /// Every row, read where it lies.
    func all<Value>(
        _ sql: String, _ arguments: StatementArguments, _ read: (Columns) throws -> Value
    ) throws -> [Value] {
        let rows = try Columns.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
        return try withExtendedLifetime(rows) {
            var values: [Value] = []
            while let row = try rows.next() { values.append(try read(row)) }
            return values
        }
    }

    func row(_ sql: String, _ arguments: StatementArguments) throws -> Row? {
        try Row.fetchOne(cachedStatement(sql: sql), arguments: arguments)
    }

    func rows(_ sql: String, _ arguments: StatementArguments) throws -> [Row] {
        try Row.fetchAll(cachedStatement(sql: sql), arguments: arguments)
    }
}

extension Row {
    func time(_ column: String) -> Timestamp { Timestamp(milliseconds: self[column]) }

    func money() throws -> Money {
        let amount: String = self["amount"]
        let currency: String = self["currency"]
        guard let money = Money(amount, currency) else { throw StoreRefusal(.corrupted) }
        return money
    }

    func word<Word: RawRepresentable>(_ column: String) throws -> Word where Word.RawValue == String {
        guard let word = Word(rawValue: self[column]) else { throw StoreRefusal(.corrupted) }
        return word
    }
}
#endif
