#if SQLite
import GRDB
import Payments

// Every statement is prepared once for a connection and kept.
extension Database {
    func run(_ sql: String, _ arguments: [any Argument]) throws {
        let statement = try Stepping(sql, arguments, self)
        defer { statement.leave() }
        while try statement.next() != nil {}
    }

    /// The first row, read where it lies; `nil` when there is none.
    func first<Value>(
        _ sql: String, _ arguments: [any Argument], _ read: (Columns) throws -> Value
    ) throws -> Value? {
        let statement = try Stepping(sql, arguments, self)
        defer { statement.leave() }
        return try statement.next().map(read)
    }

    /// Shows every row where it lies.
    func each(_ sql: String, _ arguments: [any Argument], _ body: (Columns) throws -> Void) throws {
        let statement = try Stepping(sql, arguments, self)
        defer { statement.leave() }
        while let row = try statement.next() { try body(row) }
    }

    /// Every row, read where it lies.
    func all<Value>(
        _ sql: String, _ arguments: [any Argument], _ read: (Columns) throws -> Value
    ) throws -> [Value] {
        var values: [Value] = []
        try each(sql, arguments) { values.append(try read($0)) }
        return values
    }

    /// Several statements that see the same state of the file, on a connection that only reads. The library's own way makes anew, each
    /// time, the statements that begin and end it.
    func atOneMoment<Value>(_ work: () throws -> Value) throws -> Value {
        try run("BEGIN", [])
        do {
            let value = try work()
            try run("COMMIT", [])
            return value
        } catch {
            if isInsideTransaction { try? run("ROLLBACK", []) }
            throw error
        }
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
