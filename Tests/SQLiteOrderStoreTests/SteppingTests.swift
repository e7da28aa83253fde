#if SQLite
import GRDB
import Payments
import Testing

@testable import SQLiteOrderStore

@Suite("Statements stepped by hand")
struct SteppingTests {
    private func onWriter<Value: Sendable>(
        _ bench: Bench, _ work: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        try await bench.store.connection.pool(for: .writing).write(work)
    }

    @Test("Every kind of value comes back as it was given")
    func values() async throws {
        let bench = try await Bench()
        let text = "金額\0\u{e9} \"'"
        try await onWriter(bench) { db in
            let none: String? = nil
            let given: [any Argument] = [Int64.min, Int.max, text, "", [0, 255, 2] as [UInt8], [] as [UInt8], none]
            try db.each("SELECT ?, ?, ?, ?, ?, ?, ?", given) { row in
                #expect(row.integer(0) == .min)
                #expect(row.integerIfAny(0) == .min)
                #expect(row.count(1) == .max)
                #expect(row.text(2) == text)
                #expect(row.textIfAny(3) == "")
                #expect(row.bytes(4) == [0, 255, 2])
                #expect(row.isEmpty(5))
                #expect(row.bytes(5).isEmpty)
                #expect(row.textIfAny(6) == nil)
                #expect(row.integerIfAny(6) == nil)
            }
        }
    }

    @Test("An id is compared whole, whatever stands in it")
    func wholeNames() async throws {
        let bench = try await Bench()
        _ = try await bench.store.insert(Bench.order("o-1"))
        #expect(try await bench.store.order("o-1\0more") == nil)
        #expect(try await bench.store.order("o-1") != nil)
    }

    @Test("A statement that is given too little or too much is refused, and holds nothing of the time before")
    func missingArguments() async throws {
        let bench = try await Bench()
        try await onWriter(bench) { db in
            let once = try db.first("SELECT ?", ["once"]) { $0.text(0) }
            #expect(once == "once")
            #expect(throws: DatabaseError.self) { try db.run("SELECT ?", []) }
            #expect(throws: DatabaseError.self) { try db.run("SELECT ?", [1, 2]) }
        }
    }

    @Test("A statement that failed works again")
    func failedStatement() async throws {
        let bench = try await Bench()
        try await onWriter(bench) { db in
            let insertion = "INSERT INTO requests (key, fingerprint, begun_at, runs_until) VALUES (?, 'f', 1, 1)"
            try db.run(insertion, ["a"])
            let refusal = #expect(throws: DatabaseError.self) { try db.run(insertion, ["a"]) }
            #expect(refusal?.resultCode == .SQLITE_CONSTRAINT)
            try db.run(insertion, ["b"])
            let keys = try db.all("SELECT key FROM requests ORDER BY key", []) { $0.text(0) }
            #expect(keys == ["a", "b"])
        }
    }

    @Test("After the first row was read, and after reading threw, nothing keeps the file's past in view")
    func leaving() async throws {
        let bench = try await Bench()
        try await onWriter(bench) { db in
            let many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9) SELECT i FROM n"
            let first = try db.first(many, []) { $0.count(0) }
            #expect(first == 1)
            #expect(throws: StoreRefusal.self) { try db.each(many, []) { _ in throw StoreRefusal(.corrupted) } }
            let all = try db.all(many, []) { $0.count(0) }
            #expect(all == Array(1...9))
        }
    }
}
#endif
