#if Dispatcher
internal import Logging
internal import Payments

extension Desk {
    /// A call of the store, whose failure is told as callers of the dispatcher see it.
    func stored<Result: Sendable>(
        _ call: () async throws(OrderStoreError) -> Result
    ) async throws(DispatcherError) -> Result {
        do throws(OrderStoreError) {
            return try await call()
        } catch {
            throw failure(error)
        }
    }

    /// A failure of the store as callers of the dispatcher see it; counted when it is the store's own.
    func failure(_ error: OrderStoreError) -> DispatcherError {
        switch error.kind {
        case .notFound(.order): return .unknownOrder
        case .notFound(.event): return .unknownEvent
        case .conflict(.termsDiffer): return .conflict(.termsDiffer)
        case .conflict(.fingerprintDiffers): return .conflict(.keyReused)
        // Another process adopted the same transaction a moment ago.
        case .conflict(.gatewayNumberBound): return .conflict(.stillRunning)
        case .invalid(let field): return .invalid(field: field, reason: "cannot be used")
        default:
            complain(error)
            return .store(error)
        }
    }

    /// Counts that the store failed, and says so once a minute for each operation and code.
    func complain(_ error: OrderStoreError) {
        count(.storeFailures, error.operation, error.kind.code)
        guard let times = storeLines.count([error.operation, error.kind.code], at: time.now()) else { return }
        log(.error, "the store failed", [.operation: error.operation, .code: error.kind.code, .count: "\(times)"])
    }
}
#endif
