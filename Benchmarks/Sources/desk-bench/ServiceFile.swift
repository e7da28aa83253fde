import Payments
import SQLiteOrderStore

/// A file for the service. Its orders have one attempt each, are up to date and need nothing: a desk that opens it finds only that to do
/// which it is to find.
struct ServiceFile: Sendable {
    private static let callers = 64

    let store: SQLiteOrderStore
    private let now = SystemTimeSource().now()

    init(store: SQLiteOrderStore) { self.store = store }

    /// - Parameters:
    ///   - orders: `order-000000000000` and so on, to be paid at PAYUNi.
    ///   - waiting: `wait-000000000000` and so on, to be asked about at KryptoGO, now.
    func fill(orders: Int, waiting: Int) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for caller in 0..<Self.callers {
                group.addTask {
                    for number in stride(from: caller, to: orders, by: Self.callers) { try await addOrder(number) }
                    for number in stride(from: caller, to: waiting, by: Self.callers) { try await addWaiting(number) }
                }
            }
            try await group.waitForAll()
        }
    }

    private func addOrder(_ number: Int) async throws {
        let attempt = Attempt(
            number: Filling.attempt(number), gateway: Filling.gateway, amount: Filling.amount, method: .payerChooses)
        // Nobody asks about it while anything is measured.
        try await add(Filling.order(number), attempt, checkAt: now.adding(seconds: 1 << 30))
    }

    private func addWaiting(_ number: Int) async throws {
        let digits = Filling.padded(number)
        let attempt = Attempt(
            number: AttemptNumber("W\(digits)"), gateway: "kryptogo", amount: Filling.amount, method: .stablecoin)
        try await add(OrderID("wait-\(digits)"), attempt, intent: GatewayNumber("intent\(digits)"), checkAt: now)
    }

    private func add(_ id: OrderID, _ attempt: Attempt, intent: GatewayNumber? = nil, checkAt: Timestamp) async throws {
        let order = Order(id: id, due: Filling.amount, deadline: now.adding(seconds: 30 * 86_400))
        _ = try await store.insert(
            NewOrder(order, token: OrderToken("token-\(id)"), attachment: #"{"description":"a pound of beans"}"#, createdAt: now))
        _ = try await store.reserve(AttemptReservation(order: id, attempt: attempt, reservedAt: now, checkAt: checkAt))
        if let intent { try await store.bind(intent, to: attempt.number, at: now) }
        try await store.bringUpToDate(id, endpoints: [], at: now)
    }
}

extension SQLiteOrderStore {
    /// Whoever is faster wins; the other loads again.
    func bringUpToDate(_ order: OrderID, endpoints: [EndpointID], at time: Timestamp) async throws {
        while true {
            let loaded = try await load(order)
            guard loaded.version.isBehind else { return }
            let (history, events) = loaded.replay()
            let change = OrderChange(
                version: loaded.version, snapshot: history.snapshot, events: Array(events.dropFirst(loaded.version.sequence)),
                endpoints: endpoints, at: time)
            do throws(OrderStoreError) {
                _ = try await apply(change)
                return
            } catch {
                guard error.kind == .conflict(.stale) else { throw error }
            }
        }
    }
}
