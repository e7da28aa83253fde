#if SQLite
import Glibc

/// The file to which a path leads, whatever links lie on the way. The database follows links by itself and keeps its log beside the
/// file; the lock, the log's settling and the mode of a new file must mean the same one.
enum RealPath {
    /// As many as the kernel follows.
    private static let mostLinks = 40
    private static let longestTarget = 4_096

    /// - Returns: the path itself where it leads nowhere; what is wrong with it, opening says better.
    static func resolve(_ path: String) -> String {
        var last = path
        for _ in 0..<mostLinks {
            if let found = existing(last) { return found }
            guard let text = target(ofLink: last) else { return new(last) ?? path }
            last = text.hasPrefix("/") ? text : folder(of: last) + "/" + text
        }
        return path
    }

    /// Of a file that is to be made, in a folder that is there.
    private static func new(_ path: String) -> String? {
        guard let real = existing(folder(of: path)), let name = path.split(separator: "/").last else { return nil }
        return real == "/" ? "/\(name)" : "\(real)/\(name)"
    }

    private static func existing(_ path: String) -> String? {
        guard let found = realpath(path, nil) else { return nil }
        defer { free(found) }
        return String(cString: found)
    }

    private static func target(ofLink path: String) -> String? {
        var bytes = [CChar](repeating: 0, count: longestTarget)
        let count = readlink(path, &bytes, longestTarget)
        guard count > 0, count < longestTarget else { return nil }
        return String(decoding: bytes.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func folder(of path: String) -> String {
        guard let end = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return end == path.startIndex ? "/" : String(path[..<end])
    }
}
#endif
