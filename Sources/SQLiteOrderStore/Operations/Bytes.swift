#if SQLite
import Foundation
import GRDB

/// Bytes as a column takes them.
struct Bytes: DatabaseValueConvertible {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var databaseValue: DatabaseValue { Data(bytes).databaseValue }

    static func fromDatabaseValue(_ value: DatabaseValue) -> Bytes? {
        switch value.storage {
        case .blob(let data): Bytes([UInt8](data))
        default: nil
        }
    }
}
#endif
