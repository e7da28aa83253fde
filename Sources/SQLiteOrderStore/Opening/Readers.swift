#if SQLite
import GRDB
import Synchronization

/// Connections for reading a few rows on the caller's thread. They are apart from the pool's: whoever wants one order waits for no list,
/// and gets to it without being asked first whether the schema changed, which only this process could do.
final class Readers: Sendable {
    /// As many threads read at once as a small machine has, and a few more; those beyond share, and wait microseconds.
    static let limit = 6

    private struct State {
        var free: [DatabaseQueue] = []
        var all: [DatabaseQueue] = []
        var opening = 0
        var turn = 0
        var isClosed = false
    }

    private let path: String
    private let configuration: Configuration
    private let state = Mutex(State())

    /// Opens none yet: an idle desk needs none.
    init(path: String, _ configuration: Configuration) {
        self.path = path
        var configuration = configuration
        configuration.readonly = true
        self.configuration = configuration
    }

    /// Several statements about one moment.
    func read<Value>(_ work: (Database) throws -> Value) throws -> Value { try ask { db in try db.atOneMoment { try work(db) } } }

    /// A single statement, which is about one moment by itself.
    func ask<Value>(_ work: (Database) throws -> Value) throws -> Value { try withOne { try $0.unsafeRead(work) } }

    func close() {
        let all = state.withLock { state in
            state.isClosed = true
            return state.all
        }
        for connection in all { try? connection.close() }
    }

    private func withOne<Value>(_ work: (DatabaseQueue) throws -> Value) throws -> Value {
        let (connection, isLent) = try one()
        defer { if isLent { state.withLock { $0.free.append(connection) } } }
        return try work(connection)
    }

    /// One that nobody uses, or a new one; when there are enough, one that is shared.
    private func one() throws -> (DatabaseQueue, isLent: Bool) {
        let found: (DatabaseQueue, isLent: Bool)? = state.withLock { state in
            if let free = state.free.popLast() { return (free, true) }
            guard !state.all.isEmpty, state.isClosed || state.all.count + state.opening >= Self.limit else {
                state.opening += 1
                return nil
            }
            state.turn += 1
            return (state.all[state.turn % state.all.count], false)
        }
        if let found { return found }
        do {
            let connection = try open()
            keep(connection)
            return (connection, true)
        } catch {
            // Where nothing more can be opened, those that are open serve everybody.
            let shared = state.withLock { state in
                state.opening -= 1
                return state.all.first
            }
            guard let shared else { throw error }
            return (shared, false)
        }
    }

    private func keep(_ connection: DatabaseQueue) {
        let isLate = state.withLock { state in
            state.opening -= 1
            state.all.append(connection)
            return state.isClosed
        }
        if isLate { try? connection.close() }
    }

    private func open() throws -> DatabaseQueue {
        let connection = try DatabaseQueue(path: path, configuration: configuration)
        try connection.read(FileOpening.neverCheckpoints)
        return connection
    }
}
#endif
