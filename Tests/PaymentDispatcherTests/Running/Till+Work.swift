#if Dispatcher
import Payments

@testable import PaymentDispatcher

extension Till {
    /// When the next piece of work of these orders is due.
    func nextDue(_ orders: [OrderID]) async throws -> Timestamp? {
        var next: Timestamp?
        for order in orders {
            let due = try await store.work(of: order).filter { $0.state == .waiting }.map { $0.lease?.expires ?? $0.due }.min()
            next = [next, due].compactMap { $0 }.min()
        }
        return next
    }

    /// Works whenever something becomes due, and nobody ever calls back, until `end` or until `condition` holds.
    /// - Returns: when it held; `nil` when it never did.
    @discardableResult
    func work(
        until end: Timestamp, on orders: [OrderID] = ["order-1"], _ condition: () async throws -> Bool = { false }
    ) async throws -> Timestamp? {
        while true {
            _ = await dispatcher.work()
            if try await condition() { return time.now() }
            guard let next = try await nextDue(orders), next <= end else {
                time.move(to: end)
                _ = await dispatcher.work()
                return try await condition() ? end : nil
            }
            // What is due and was left waits for its gateway.
            time.move(to: next > time.now() ? next : time.now().adding(seconds: 1))
        }
    }

    func after(_ seconds: Int64) -> Timestamp { time.now().adding(seconds: seconds) }
}
#endif
