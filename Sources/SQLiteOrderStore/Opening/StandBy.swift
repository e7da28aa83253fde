#if SQLite
import Payments

/// Gets the right to serve a file, at once or when its present holder is gone.
struct StandBy {
    private let whenInUse: SQLiteStoreSettings.WhenInUse
    private let paths: StorePaths

    init(_ settings: SQLiteStoreSettings, _ paths: StorePaths) {
        whenInUse = settings.whenInUse
        self.paths = paths
    }

    /// - Returns: all that has to be held while the file is served.
    func locks() async throws(OrderStoreError) -> [FileLock] {
        while true {
            do {
                return try paths.lock()
            } catch {
                switch error {
                case .taken: try await wait()
                case .cannotOpen(let code): throw OrderStoreError(FileLock.kind(ofError: code), operation: "open")
                }
            }
        }
    }

    private func wait() async throws(OrderStoreError) {
        guard case .standBy(let milliseconds) = whenInUse else { throw OrderStoreError(.inUse, operation: "open") }
        do {
            try await Task.sleep(for: .milliseconds(max(milliseconds, 1)))
        } catch {
            throw OrderStoreError(.inUse, operation: "open")
        }
    }
}
#endif
