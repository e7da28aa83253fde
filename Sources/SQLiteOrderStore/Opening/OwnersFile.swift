#if SQLite
import Glibc

/// A new database belongs to its owner alone: it holds what payers and gateways said. SQLite gives the log beside it the same mode.
///
/// A file that is there already keeps the mode that somebody gave it. It is not opened either: closing it would take away the locks that
/// this process holds on it.
enum OwnersFile {
    /// What goes wrong here, SQLite says better when it opens the file.
    static func make(at path: String) {
        let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        if descriptor >= 0 { close(descriptor) }
    }
}
#endif
