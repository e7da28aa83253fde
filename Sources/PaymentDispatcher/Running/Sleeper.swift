#if Dispatcher

/// Lets time pass for those who wait for it, so that tests need not.
protocol Sleeper: Sendable {
    /// - Returns: `false` when the task was cancelled meanwhile.
    func sleep(milliseconds: Int64) async -> Bool
}

struct SystemSleeper: Sleeper {
    func sleep(milliseconds: Int64) async -> Bool {
        do {
            try await Task.sleep(for: .milliseconds(max(milliseconds, 1)))
            return true
        } catch {
            return false
        }
    }
}
#endif
