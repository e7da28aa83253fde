#if SQLite
import GRDB

extension Database.BusyMode {
    /// How long a connection waits for another's lock. The library takes seconds with a fraction; nothing is computed with them.
    static func milliseconds(_ milliseconds: Int) -> Database.BusyMode { .timeout(Double(milliseconds) / 1000) }
}
#endif
