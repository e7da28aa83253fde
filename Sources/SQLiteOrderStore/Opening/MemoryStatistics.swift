#if SQLite
import CSQLiteSettings

/// SQLite counts, under one lock of the process, every piece of memory that it takes or gives back. The writer and the readers wait for
/// each other there, many times in every call, and nobody asks for the count.
enum MemoryStatistics {
    /// Before the process uses SQLite for the first time. After that SQLite refuses and goes on counting, which does no harm.
    static func turnOff() { _ = areOff }

    private static let areOff = sqlite_settings_keep_no_memory_statistics() == 0
}
#endif
