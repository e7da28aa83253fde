#if SQLite
import Foundation
import GRDB

/// Another program that has to do with a file.
extension Bench {
    /// One that may keep a transaction open.
    static func foreignProgram(at path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Makes a database with a log of its own and closes it in order, so that nothing stands beside it.
    static func makeForeignDatabase(at path: String) async throws {
        let other = try DatabasePool(path: path)
        try await other.write { db in try db.execute(sql: "CREATE TABLE recipes (a)") }
        try await other.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
        try other.close()
        for end in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
    }
}
#endif
