#if SQLite
import Glibc
import Payments

/// The write-ahead log as an earlier life, or a connection that failed, left it.
///
/// The database takes every whole commit it finds there for done. But it may have been written and never synced: the process was
/// killed between the two, or the sync failed, after which the kernel counts the pages as clean and syncs them no more. Confirming
/// a repetition of what stands there would promise what a power cut takes back.
struct RecoveredLog {
    private static let chunk = 1 << 18
    let path: String

    init(ofDatabase path: String) { self.path = path + "-wal" }

    /// Writes every byte of the log once more and syncs it, and the folder, before anybody is told of its contents. Nobody else may
    /// write meanwhile.
    func settle() throws {
        let descriptor = try opened(path, O_RDWR)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: Self.chunk)
        var offset = 0
        while true {
            let count = pread(descriptor, &buffer, buffer.count, off_t(offset))
            if count == 0 { break }
            guard count > 0, pwrite(descriptor, buffer, count, off_t(offset)) == count else { throw failure() }
            offset += count
        }
        guard fdatasync(descriptor) == 0 else { throw failure() }
        try syncFolder()
    }

    private func syncFolder() throws {
        let end = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let folder = end.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let descriptor = try opened(folder, O_RDONLY | O_DIRECTORY)
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure() }
    }

    /// - Returns: a descriptor; a negative number when there is no such file.
    private func opened(_ path: String, _ flags: Int32) throws -> Int32 {
        let descriptor = open(path, flags | O_CLOEXEC)
        guard descriptor >= 0 || errno == ENOENT else { throw failure() }
        return descriptor
    }

    private func failure() -> StoreRefusal { StoreRefusal(FileLock.kind(ofError: errno)) }
}
#endif
