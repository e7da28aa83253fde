#if SQLite
import Foundation
import GRDB
import Payments
import Testing

@testable import SQLiteOrderStore

@Suite("What the operator's guide tells to type")
struct OperatorsGuideTests {
    private static let guide = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "../../docs/operations.md")

    @Test("Bodies of orders that are settled for long go, and nothing else does")
    func oldBodies() async throws {
        let text = try String(contentsOf: Self.guide, encoding: .utf8)
        let told = try #require(text.firstMatch(of: /sqlite3 orders\.sqlite "(UPDATE[^"]*)" "VACUUM"/)?.1)
        let bench = try await Bench()
        for id in ["old", "new"] as [OrderID] {
            _ = try await bench.store.insert(Bench.order(id))
            _ = try await bench.store.append([Bench.note(1, to: id, body: [1, 2, 3])])
        }
        bench.store.close()
        try await DatabaseQueue(path: bench.path).write { db in
            try db.execute(
                sql: """
                    UPDATE orders SET changed_at = 1000 * unixepoch('now', CASE id WHEN 'old' THEN '-3 years' ELSE '-1 years' END)
                    """)
            try db.execute(sql: String(told))
            #expect(db.changesCount == 1)
        }
        let store = try await Bench(in: bench.folder).store
        #expect(try await store.rawBody(of: "old", at: 1) == nil)
        #expect(try await store.rawBody(of: "new", at: 1) == [1, 2, 3])
        for id in ["old", "new"] as [OrderID] { #expect(try await store.load(id).journal.count == 1) }
        #expect(try await store.append([Bench.note(1, to: "old")]).map(\.isRepetition) == [true], "known as before")
    }

    @Test("The copy that is made while the desk runs opens as a database of the desk, with all that was in it")
    func copy() async throws {
        let text = try String(contentsOf: Self.guide, encoding: .utf8)
        let told = try #require(text.firstMatch(of: /sqlite3 orders\.sqlite "(VACUUM INTO 'copy\.sqlite')"/)?.1)
        let bench = try await Bench()
        let copy = try TemporaryFolder()
        _ = try await bench.store.insert(Bench.order("o-1"))
        _ = try await bench.store.append([Bench.note(1, body: [1, 2, 3])])
        let command = String(told).replacing("copy.sqlite", with: copy.path("orders.sqlite"))
        try await DatabaseQueue(path: bench.path).writeWithoutTransaction { db in try db.execute(sql: command) }
        _ = try await bench.store.append([Bench.note(2)])
        let restored = try await Bench(in: copy)
        #expect(try await restored.notes() == [1])
        #expect(try await restored.store.rawBody(of: "o-1", at: 1) == [1, 2, 3])
    }
}
#endif
