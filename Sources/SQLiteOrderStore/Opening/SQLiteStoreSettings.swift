#if SQLite
/// How an ``SQLiteOrderStore`` is opened.
public struct SQLiteStoreSettings: Sendable, Hashable {
    /// What to do when another process serves the same file.
    public enum WhenInUse: Sendable, Hashable {
        /// Throw `OrderStoreError` of kind `inUse`.
        case refuse
        /// Wait as standby until the other one is gone, looking this often.
        case standBy(everyMilliseconds: Int)
    }

    /// The database file; it is made when absent. `-wal`, `-shm` and `.lock` files stand beside it. Not on a network file system.
    /// Links are followed once, when the store is opened: all stand beside the file to which they lead,
    /// and one more `.lock` beside the link.
    public var path: String
    public var whenInUse: WhenInUse
    /// How long a call waits for a lock that a foreign tool holds, before it throws `OrderStoreError` of kind `busy`.
    public var busyMilliseconds: Int

    public init(path: String, whenInUse: WhenInUse = .refuse, busyMilliseconds: Int = 2_000) {
        self.path = path
        self.whenInUse = whenInUse
        self.busyMilliseconds = max(busyMilliseconds, 0)
    }
}
#endif
