#if SQLite
import Glibc
import Payments

/// Which file stands at a path. The name alone does not tell: files are moved away, and others are put in their place.
///
/// A disk that comes back under another number is taken for another one. It may be an earlier copy of it, with the same number of the file
/// and the same schema: whether all that was confirmed is in there, only somebody who opens the store anew can say.
struct FileIdentity: Sendable, Hashable {
    private let device: UInt64
    private let node: UInt64

    /// `nil` when nothing stands there. The file is not opened: closing it would take away the locks that this process holds on it.
    init?(path: String) {
        var found = stat()
        guard stat(path, &found) == 0 else { return nil }
        device = UInt64(found.st_dev)
        node = UInt64(found.st_ino)
    }
}

extension OrderStoreError {
    /// Waiting alone does not help here, unless the file comes back. So the cause stands where an operator reads it.
    static let anotherFile = OrderStoreError(.unavailable(retryAfterSeconds: 5), operation: "reopen.anotherFile")
}
#endif
