#if SQLite
import GRDB
import Payments

// Every statement is prepared once for a connection and kept.
extension Database {
    func run(_ sql: String, _ arguments: StatementArguments) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
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
