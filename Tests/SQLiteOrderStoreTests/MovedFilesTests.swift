#if SQLite
import Foundation
import GRDB
import Payments
import Testing

@testable import SQLiteOrderStore

@Suite("Files that are moved away from a desk that runs")
struct MovedFilesTests {
    @Test("After an error no new file is made in their place, and when they are back all goes on")
    func away() async throws {
        let bench = try await Bench.movedAway()
        #expect(await failure { _ = try await bench.store.append([Bench.note(1)]) } == .unavailable(retryAfterSeconds: 5))
        for end in Bench.ends { #expect(!FileManager.default.fileExists(atPath: bench.path + end), "\(end)") }
        try bench.moveBack()
        _ = try await bench.store.append([Bench.note(1)])
        #expect(try await bench.notes() == [1])
    }

    @Test("After an error another file in their place is neither served nor migrated")
    func another() async throws {
        let bench = try await Bench.movedAway()
        #expect(FileManager.default.createFile(atPath: bench.path, contents: nil))
        #expect(await failure { _ = try await bench.store.append([Bench.note(1)]) } == .unavailable(retryAfterSeconds: 5))
        // Reading and writing, it says why.
        await #expect(throws: OrderStoreError.anotherFile) { _ = try await bench.store.order("o-1") }
        await #expect(throws: OrderStoreError.anotherFile) { _ = try await bench.store.append([Bench.note(1)]) }
        #expect(OrderStoreError.anotherFile.description == "reopen.anotherFile: unavailable; now: tryLater")
        let size = try FileManager.default.attributesOfItem(atPath: bench.path)[.size] as? Int
        #expect(size == 0)
    }

    @Test("After an error the same file with another schema is refused and left as it is")
    func overwritten() async throws {
        let bench = try await Bench()
        try await bench.onWriter("PRAGMA user_version = 1")
        try bench.spoil()
        await #expect(throws: OrderStoreError.anotherFile) { _ = try await bench.store.order("o-1") }
        let version = try await DatabaseQueue(path: bench.path).read { db in try FileMark(db).version }
        #expect(version == 1)
    }
}
#endif
