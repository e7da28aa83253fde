#if SQLite
import Foundation
import GRDB
import Testing

@testable import SQLiteOrderStore

@Suite("Descriptors of the SQLite store")
struct DescriptorTests {
    /// Runs `body` while so many readers of orders are in use.
    private func using(_ count: Int, of readers: Readers, _ body: () throws -> Int) throws -> Int {
        if count == 0 { return try body() }
        return try readers.ask { db in
            _ = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM orders")
            return try using(count - 1, of: readers, body)
        }
    }

    /// How many descriptors this process has in a folder.
    private func descriptors(in folder: TemporaryFolder) throws -> Int {
        let start = RealPath.resolve(folder.url.path) + "/"
        let paths = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").map { name in
            // Others come and go meanwhile.
            try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/" + name)
        }
        return paths.count(where: { $0?.hasPrefix(start) == true })
    }

    @Test("With all its readers in use a store has as many open as it says, or a few fewer")
    func all() async throws {
        let bench = try await Bench()
        let file = try bench.store.connection.file(for: .reading)
        let gates = (0..<FileOpening.listReaders).map { _ in Gate() }
        defer { for gate in gates { gate.open() } }
        for gate in gates { file.pool.asyncRead { _ in gate.wait() } }
        for gate in gates { await gate.untilReached() }
        let count = try using(Readers.limit, of: file.readers) { try descriptors(in: bench.folder) }
        // Without a link there is one lock, and nothing is opened for a moment.
        let most = SQLiteOrderStore.mostDescriptors
        #expect((most - 2...most).contains(count), "\(count)")
        withExtendedLifetime(bench) {}
    }
}
#endif
