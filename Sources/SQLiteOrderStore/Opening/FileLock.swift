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
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .cannotOpen(errno: errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw .taken
        }
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
