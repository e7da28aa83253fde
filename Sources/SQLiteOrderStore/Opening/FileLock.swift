#if SQLite
import Glibc
import Payments

/// One process at a time serves a database. The kernel lets go when the process ends, however it ends.
final class FileLock: Sendable {
    enum Failure: Error {
        case taken
        case cannotOpen(errno: Int32)
    }

    private let descriptor: Int32

    init(path: String) throws(Failure) {
        let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard opened >= 0 else { throw .cannotOpen(errno: errno) }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            close(opened)
            throw .taken
        }
        // Last: who throws after it has the end of this object close it too, and by then the number may be another's.
        descriptor = opened
    }

    deinit { close(descriptor) }
}

extension FileLock {
    static func kind(ofError code: Int32) -> OrderStoreError.Kind {
        switch code {
        case EROFS, EACCES, EPERM: .readOnly
        case ENOSPC, EDQUOT: .full
        default: .unavailable(retryAfterSeconds: 5)
        }
    }
}
#endif
