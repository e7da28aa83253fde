#if SQLite
import GRDB
import Payments
import Testing

@testable import SQLiteOrderStore

@Suite("Version of SQLite")
struct LibraryVersionTests {
    @Test("The version that is linked is known, is what the library says of itself, and is one that we open files with")
    func linked() throws {
        let said = try DatabaseQueue().read { db in try String.fetchOne(db, sql: "SELECT sqlite_version()") }
        #expect(SQLiteOrderStore.libraryVersion == said)
        try LibraryVersion.linked.check()
    }

    @Test(
        "What strict tables need is enough, and every version that a supported system has",
        arguments: [(3_037_000, "3.37.0"), (3_040_001, "3.40.1"), (3_045_001, "3.45.1"), (3_051_003, "3.51.3")])
    func taken(_ number: Int, _ text: String) throws {
        let version = LibraryVersion(number: number)
        #expect(version.description == text)
        try version.check()
    }

    @Test(
        "An older one is refused, by both versions",
        arguments: [(3_036_999, "3.36.999"), (3_034_001, "3.34.1"), (3_007_000, "3.7.0")])
    func refused(_ number: Int, _ text: String) {
        let error = OrderStoreError(.libraryTooOld(found: text, oldest: "3.37.0"), operation: "open")
        #expect(throws: error) { try LibraryVersion(number: number).check() }
        #expect(error.advice == .askOperator && error.description.contains(text))
    }
}
#endif
