#if SQLite
import Foundation
import GRDB
import Payments
import Testing

@testable import SQLiteOrderStore

@Suite("What stood there before the store was opened")
struct OthersFilesTests {
    private static let known = Schema.migrations.last?.version ?? 0
    private static let later = Migration(version: known + 3, statements: "CREATE TABLE extra (row INTEGER PRIMARY KEY) STRICT;")

    private let folder: TemporaryFolder
    private var path: String { folder.path("orders.sqlite") }

    init() throws { folder = try TemporaryFolder() }

    private func bytes() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

    @Test("Of another program's database not one byte is changed, whatever version it gives itself", arguments: [0, 1, 99])
    func foreign(version: Int) async throws {
        let other = try DatabaseQueue(path: path)
        try await other.write { db in try db.execute(sql: "CREATE TABLE recipes (a); PRAGMA user_version = \(version)") }
        try other.close()
        let before = try bytes()
        #expect(await failure { _ = try await Bench(in: folder) } == .corrupted)
        #expect(try bytes() == before)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
        #expect(names == ["orders.sqlite", "orders.sqlite.lock"])
    }

    @Test("Beside another program's database with a log of its own, closed in order, nothing is left")
    func foreignWithLog() async throws {
        try await Bench.makeForeignDatabase(at: path)
        let before = try bytes()
        #expect(await failure { _ = try await Bench(in: folder) } == .corrupted)
        #expect(try bytes() == before)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
        #expect(names == ["orders.sqlite", "orders.sqlite.lock"])
    }

    @Test("Another program's database is refused also while that program holds it")
    func held() async throws {
        let other = try Bench.foreignProgram(at: path)
        try await other.write { db in try db.execute(sql: "CREATE TABLE recipes (a)") }
        let before = try bytes()
        try await other.writeWithoutTransaction { db in try db.execute(sql: "BEGIN EXCLUSIVE") }
        #expect(await failure { _ = try await Bench(in: folder, busyMilliseconds: 1) } == .corrupted)
        try await other.writeWithoutTransaction { db in try db.execute(sql: "ROLLBACK") }
        #expect(try bytes() == before)
    }

    @Test("A file in which another program just makes its database is waited for, and not turned into one with a log")
    func inTheMaking() async throws {
        try Data().write(to: URL(fileURLWithPath: path))
        let other = try Bench.foreignProgram(at: path)
        try await other.writeWithoutTransaction { db in try db.execute(sql: "BEGIN EXCLUSIVE; CREATE TABLE recipes (a)") }
        #expect(await failure { _ = try await Bench(in: folder, busyMilliseconds: 1) } == .busy(retryAfterSeconds: 1))
        let settings = SQLiteStoreSettings(path: path, whenInUse: .standBy(everyMilliseconds: 1), busyMilliseconds: 60_000)
        let opening = Task { await failure { _ = try await SQLiteOrderStore.open(settings) } }
        // With the lock taken, it looks at the file next.
        while (try? FileLock(path: path + ".lock")) != nil { await Task.yield() }
        try await other.writeWithoutTransaction { db in try db.execute(sql: "COMMIT") }
        #expect(await opening.value == .corrupted)
        #expect(try bytes()[18] == 1, "the header says that there is no log")
    }

    @Test("A path with signs that mean something in an address is looked at as any other")
    func signs() async throws {
        let odd = folder.path("50% of #1? 單.sqlite")
        try await Bench.makeForeignDatabase(at: odd)
        #expect(await failure { _ = try await SQLiteOrderStore.open(SQLiteStoreSettings(path: odd)) } == .corrupted)
        for end in ["-wal", "-shm"] { #expect(!FileManager.default.fileExists(atPath: odd + end), "\(end)") }
    }

    @Test("Of a later version's database not one byte is changed")
    func newer() async throws {
        let migrations = Schema.migrations + [Self.later]
        try await SQLiteOrderStore.open(SQLiteStoreSettings(path: path), migrations: migrations).close()
        let before = try bytes()
        let refusal = await failure { _ = try await Bench(in: folder) }
        #expect(refusal == .newerSchema(found: Self.later.version, known: Self.known))
        #expect(try bytes() == before)
    }

    @Test("An empty file is a new database")
    func empty() async throws {
        try Data().write(to: URL(fileURLWithPath: path))
        let bench = try await Bench(in: folder)
        _ = try await bench.store.insert(Bench.order("o-1"))
    }

    @Test("What a killed process left in the log alone is served")
    func log() async throws {
        let killed = try await Bench()
        _ = try await killed.store.insert(Bench.order("o-1"))
        for end in ["", "-wal"] { try FileManager.default.copyItem(atPath: killed.path + end, toPath: path + end) }
        let bench = try await Bench(in: folder)
        #expect(try await bench.store.order("o-1") != nil)
        killed.store.close()
    }
}
#endif
