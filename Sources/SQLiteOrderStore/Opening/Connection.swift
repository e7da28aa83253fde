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
    private let now: @Sendable () -> ContinuousClock.Instant
    private let state: Mutex<State>
    /// Whoever holds this opens the file anew.
    private let turn = Mutex(ReopenPace())

    private enum State {
        case open(OpenFile)
        case failed(OpenFile, isReadable: Bool)
        case closed
    }

    enum Purpose { case reading, writing }

    init(
        _ settings: SQLiteStoreSettings, migrator: Migrator, now: @escaping @Sendable () -> ContinuousClock.Instant
    ) throws {
        let opening = FileOpening(settings: settings, migrator: migrator)
        let file = try opening.first()
        guard let identity = FileIdentity(path: settings.path) else { throw StoreRefusal(.unavailable(retryAfterSeconds: 5)) }
        self.opening = opening
        self.identity = identity
        self.now = now
        state = Mutex(.open(file))
    }

    func pool(for purpose: Purpose) throws -> DatabasePool { try file(for: purpose).pool }

    /// - Throws: `unavailable` at once while somebody else opens the file.
    func file(for purpose: Purpose) throws -> OpenFile {
        if let file = try usable(for: purpose) { return file }
        let found = try turn.withLockIfAvailable { pace in try openAnew(for: purpose, &pace) }
        guard let (file, old) = found else { throw StoreRefusal(.unavailable(retryAfterSeconds: 1)) }
        // Closing waits for lists that are being read; nobody else must.
        old?.close(isSound: false)
        return file
    }

    /// - Returns: `nil` when the file has to be opened anew first.
    private func usable(for purpose: Purpose) throws -> OpenFile? {
        let found: OpenFile? = try state.withLock { state in
            switch state {
            case .open(let file): return file
            case .failed(let file, isReadable: true) where purpose == .reading: return file
            case .failed: return nil
            case .closed: throw StoreRefusal(.closed)
            }
        }
        return found
    }

    /// Only by whoever holds the turn, and beside the lock of the state: opening may take seconds, and whoever reads what is still there
    /// does not wait for it.
    /// - Returns: the file, and the one in whose place it came.
    private func openAnew(for purpose: Purpose, _ pace: inout ReopenPace) throws -> (OpenFile, old: OpenFile?) {
        // Somebody else may have opened or closed it meanwhile.
        if let file = try usable(for: purpose) { return (file, nil) }
        if let refusal = pace.refusal(at: now()) { throw refusal }
        let file: OpenFile
        do {
            file = try opening.again(identity)
        } catch {
            pace.fail(error, at: now())
            throw error
        }
        pace.succeed()
        let old: OpenFile? = state.withLock { state in
            guard case .failed(let old, _) = state else { return nil }
            state = .open(file)
            return old
        }
        guard let old else {
            // The store was closed meanwhile.
            file.close(isSound: false)
            throw StoreRefusal(.closed)
        }
        return (file, old)
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
        // Whoever opens the file right now finds that out, and has left it before another process may take it over.
        turn.withLock { _ in }
        switch before {
        case .open(let file): file.close(isSound: true)
        case .failed(let file, _): file.close(isSound: false)
        case .closed: break
        }
    }
}
#endif
