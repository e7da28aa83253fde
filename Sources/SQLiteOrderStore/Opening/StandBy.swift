#if SQLite
import Payments

/// Gets the right to serve a file, at once or when its present holder is gone.
struct StandBy {
    let settings: SQLiteStoreSettings

    init(_ settings: SQLiteStoreSettings) { self.settings = settings }

    func lock() async throws(OrderStoreError) -> FileLock {
        while true {
            do {
                return try FileLock(path: settings.path + ".lock")
            } catch {
                switch error {
                case .taken: try await wait()
                case .cannotOpen(let code): throw OrderStoreError(FileLock.kind(ofError: code), operation: "open")
                }
            }
        }
    }

    private func wait() async throws(OrderStoreError) {
        guard case .standBy(let milliseconds) = settings.whenInUse else { throw OrderStoreError(.inUse, operation: "open") }
        do {
            try await Task.sleep(for: .milliseconds(max(milliseconds, 1)))
        } catch {
            throw OrderStoreError(.inUse, operation: "open")
        }
    }
}
#endif
