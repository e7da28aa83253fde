#if SQLite
import Glibc

/// Which file stands at a path. The name alone does not tell: files are moved away, and others are put in their place.
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
#endif
