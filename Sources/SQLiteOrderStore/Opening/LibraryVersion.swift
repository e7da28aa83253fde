#if SQLite
import GRDB
import Payments

/// The SQLite that this process is linked with, which is the system's.
struct LibraryVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// 3,040,001 for 3.40.1.
    let number: Int

    static let linked = LibraryVersion(number: Int(Database.sqliteLibVersionNumber))

    /// The schema's strict tables need it; `RETURNING` came before. Distributions in use have more: Debian 12 has 3.40.1. What was wrong
    /// until 3.51.3 is not met here: one connection alone checkpoints.
    static let oldest = LibraryVersion(number: 3_037_000)

    static func < (left: LibraryVersion, right: LibraryVersion) -> Bool { left.number < right.number }

    var description: String { "\(number / 1_000_000).\(number / 1000 % 1000).\(number % 1000)" }

    /// - Throws: kind `libraryTooOld`; nothing was opened.
    func check() throws(OrderStoreError) {
        guard self >= Self.oldest else {
            throw OrderStoreError(.libraryTooOld(found: description, oldest: Self.oldest.description), operation: "open")
        }
    }
}

extension SQLiteOrderStore {
    /// The version of SQLite that this process is linked with, such as `3.40.1`. Older than 3.37 no file is opened.
    public static var libraryVersion: String { LibraryVersion.linked.description }
}
#endif
