#if SQLite
import GRDB
import Payments
import Synchronization

/// The open database: one writer and its readers. After an input/output error nothing is written through it any more and it is
/// opened anew, since a failed sync leaves no way to know what the old connection's cache is worth. Until that succeeds, reading goes
/// on: what the readers see was synced before.
final class Connection: Sendable {
    private let opening: FileOpening
    /// The file that was opened first. Only that one is opened anew.
    private let identity: FileIdentity
    private let state: Mutex<State>

    private enum State {
        case open(OpenFile)
        case failed(OpenFile, isReadable: Bool)
        case closed
    }

    enum Purpose { case reading, writing }

    init(_ settings: SQLiteStoreSettings, migrator: Migrator) throws {
        opening = FileOpening(settings: settings, migrator: migrator)
        let file = try opening.first()
        guard let found = FileIdentity(path: settings.path) else { throw StoreRefusal(.unavailable(retryAfterSeconds: 5)) }
        identity = found
        state = Mutex(.open(file))
    }

    func pool(for purpose: Purpose) throws -> DatabasePool { try file(for: purpose).pool }

    func file(for purpose: Purpose) throws -> OpenFile {
        let (file, old): (OpenFile, OpenFile?) = try state.withLock { state in
            switch state {
            case .open(let file): return (file, nil)
            case .closed: throw StoreRefusal(.closed)
            case .failed(let old, isReadable: true) where purpose == .reading: return (old, nil)
            case .failed(let old, _):
                let file = try opening.again(identity)
                state = .open(file)
                return (file, old)
            }
        }
        // Closing waits for lists that are being read; nobody else must.
        old?.close(isSound: false)
        return file
    }

    /// An error came between: the next writing call opens the file anew, and the next reading call too if it was reading that failed.
    func drop(_ pool: DatabasePool, after purpose: Purpose) {
        state.withLock { state in
            switch state {
            case .open(let file) where file.pool === pool, .failed(let file, isReadable: true) where file.pool === pool:
                state = .failed(file, isReadable: purpose == .writing)
            default: break
            }
        }
    }

    func close() {
        let before: State = state.withLock { state in
            defer { state = .closed }
            return state
        }
        switch before {
        case .open(let file): file.close(isSound: true)
        case .failed(let file, _): file.close(isSound: false)
        case .closed: break
        }
    }
}

/// What a connection is set to.
struct ConnectionPragmas: Sendable, Hashable {
    let synchronous: Int
    let journalMode: String
    /// After how many pages it checkpoints by itself; 0: never.
    let checkpointPages: Int

    init(_ db: Database) throws {
        synchronous = try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? -1
        journalMode = try String.fetchOne(db, sql: "PRAGMA journal_mode") ?? ""
        checkpointPages = try Int.fetchOne(db, sql: "PRAGMA wal_autocheckpoint") ?? -1
    }
}
#endif
