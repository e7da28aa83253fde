#if SQLite
import Glibc

/// Where a store's file stands, and where the right to serve it is held: beside the file itself and, where a link leads to it, beside
/// the link as well. Earlier versions held only the latter, and one of them may still serve the file during an upgrade.
struct StorePaths: Sendable, Hashable {
    /// The file itself. Where a link is led elsewhere while somebody waits, that one stays the file.
    let file: String

    /// The lock beside the file.
    let lockOfFile: String
    /// The one beside the link; `nil` where it is the same lock.
    let lockOfLink: String?

    /// - Parameter path: as it was given.
    init(of path: String) {
        file = RealPath.resolve(path)
        // A lock that is reached in two ways is one, and whoever took it twice would wait for itself.
        let given = RealPath.resolve(path + ".lock")
        lockOfFile = RealPath.resolve(file + ".lock")
        lockOfLink = given == lockOfFile ? nil : given
    }

    /// Both or none: what was taken first is let go when the second is taken already.
    func lock() throws(FileLock.Failure) -> [FileLock] {
        var held: [FileLock] = []
        if let lockOfLink, let lock = try Self.lockWhereMade(lockOfLink) { held.append(lock) }
        held.append(try FileLock(path: lockOfFile))
        return held
    }

    /// - Returns: `nil` where no lock can be made and none is, so that nobody holds one there.
    private static func lockWhereMade(_ path: String) throws(FileLock.Failure) -> FileLock? {
        do {
            return try FileLock(path: path)
        } catch {
            guard case .cannotOpen(let code) = error, [EROFS, EACCES, EPERM, ENOENT].contains(code), !isThere(path) else {
                throw error
            }
            return nil
        }
    }

    /// Somebody else's may be there, and in use, though this process may not open it.
    private static func isThere(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0
    }
}
#endif
