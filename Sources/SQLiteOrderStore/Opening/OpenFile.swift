#if SQLite
import GRDB

/// Everything through which one opening of the file is used.
struct OpenFile: Sendable {
    /// The writer, and readers for what takes long.
    let pool: DatabasePool
    /// Readers for one order.
    let readers: Readers

    func close() {
        readers.close()
        try? pool.close()
    }
}
#endif
