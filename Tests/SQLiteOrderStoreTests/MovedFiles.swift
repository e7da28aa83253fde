#if SQLite
import Foundation
import Payments

@testable import SQLiteOrderStore

/// Files that are moved away from a desk that runs.
extension Bench {
    /// How the names of a database's files end.
    static let ends = ["", "-wal", "-shm"]

    private var elsewhere: String { folder.path("elsewhere.sqlite") }

    /// A store with one order, whose connection failed and whose files are gone.
    static func movedAway(
        now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }
    ) async throws -> Bench {
        let bench = try await Bench(now: now)
        _ = try await bench.store.insert(order("o-1"))
        try bench.spoil()
        try bench.moveAway()
        return bench
    }

    /// Has both reading and writing open the file anew.
    func spoil() throws { store.connection.drop(try store.connection.pool(for: .writing), after: .reading) }

    private func moveAway() throws { try move(path, to: elsewhere) }

    func moveBack() throws { try move(elsewhere, to: path) }

    private func move(_ from: String, to: String) throws {
        for end in Self.ends { try FileManager.default.moveItem(atPath: from + end, toPath: to + end) }
    }
}
#endif
