#if Dispatcher
internal import Payments

/// Lets what must not happen twice at once to one order happen one after another, in this process. As large as there are callers.
actor Turnstile {
    private var waiting: [OrderID: [CheckedContinuation<Void, Never>]] = [:]

    func enter(_ order: OrderID) async {
        guard waiting[order] != nil else {
            waiting[order] = []
            return
        }
        await withCheckedContinuation { waiting[order]?.append($0) }
    }

    func leave(_ order: OrderID) {
        guard let line = waiting[order], let next = line.first else {
            waiting[order] = nil
            return
        }
        waiting[order]?.removeFirst()
        next.resume()
    }
}

extension Desk {
    /// Runs `body` while no other like it runs for this order.
    func alone<Result: Sendable, Failure: Error>(
        with order: OrderID, _ body: () async throws(Failure) -> Result
    ) async throws(Failure) -> Result {
        await turns.enter(order)
        let result: Swift.Result<Result, Failure>
        do throws(Failure) {
            result = .success(try await body())
        } catch {
            result = .failure(error)
        }
        await turns.leave(order)
        return try result.get()
    }
}
#endif
