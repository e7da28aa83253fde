#if SQLite
import GRDB
import Glibc

/// A look at a file that is there already, before anything is done to it. Somebody else's database, or a later version's, is left as it
/// is. Once the pool is open it is too late: it turns its log on first.
struct FirstLook {
    let settings: SQLiteStoreSettings
    let migrator: Migrator

    func refuseOthers() throws {
        guard FileIdentity(path: settings.path) != nil else { return }
        // Whoever opens a database that has a log makes the log's files, and leaves them there when he only reads.
        if !hasLog { try look(at: Self.unchanging(settings.path)) }
        try look(at: settings.path)
    }

    /// Newer pages than the file's may stand in it.
    private var hasLog: Bool {
        var found = stat()
        return stat(settings.path + "-wal", &found) == 0 && found.st_size > 0
    }

    /// - Parameter name: a path, or an address with a path.
    private func look(at name: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .milliseconds(settings.busyMilliseconds)
        do {
            let reader = try DatabaseQueue(path: name, configuration: configuration)
            defer { try? reader.close() }
            _ = try reader.read(migrator.check)
        } catch let refusal as StoreRefusal {
            throw refusal
        } catch let error as DatabaseError where Self.isHeld(error) {
            // Whoever holds it may be making a database of his own.
            throw error
        } catch {
            // What cannot be read without being written, as after a crash, is looked at once it is open.
        }
    }

    private static func isHeld(_ error: DatabaseError) -> Bool {
        error.resultCode == .SQLITE_BUSY || error.resultCode == .SQLITE_LOCKED
    }

    /// Has SQLite read the file alone: without locks, and with nothing made beside it. Where the library takes no addresses there is no
    /// such file, and nothing is found out by it.
    private static func unchanging(_ path: String) -> String {
        var text = "file:"
        for byte in path.utf8 {
            if plain.contains(byte) {
                text.unicodeScalars.append(UnicodeScalar(byte))
            } else {
                text += (byte < 16 ? "%0" : "%") + String(byte, radix: 16)
            }
        }
        return text + "?immutable=1"
    }

    private static let plain = Set("/-._0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
}
#endif
