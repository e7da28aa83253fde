#if SQLite
import GRDB
import Payments
import Testing

@testable import SQLiteOrderStore

/// A store in a folder of its own, and what the tests put into it.
struct Bench {
    let folder: TemporaryFolder
    let store: SQLiteOrderStore

    static let noon = Timestamp(seconds: 1_800_000_000)
    var path: String { folder.path("orders.sqlite") }

    init(
        in folder: TemporaryFolder? = nil, busyMilliseconds: Int = 2_000,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }
    ) async throws {
        self.folder = try folder ?? TemporaryFolder()
        store = try await SQLiteOrderStore.open(
            SQLiteStoreSettings(path: self.folder.path("orders.sqlite"), busyMilliseconds: busyMilliseconds),
            migrations: Schema.migrations, now: now)
    }

    static func order(_ id: OrderID) -> NewOrder {
        NewOrder(Order(id: id, due: .twd(300), deadline: noon.adding(seconds: 3_600)), createdAt: noon)
    }

    static func note(_ number: Int, to order: OrderID = "o-1", body: [UInt8]? = nil) -> EvidenceAppend {
        let decision = Decision(number: number, kind: .note, by: "test")
        return EvidenceAppend(Evidence(.decision(decision), receivedAt: noon), to: order, rawBody: body)
    }

    func notes() async throws -> [Int] {
        try await store.load("o-1").journal.compactMap { entry in
            guard case .evidence(let evidence) = entry.fact, case .decision(let decision) = evidence.statement else { return nil }
            return decision.number
        }
    }

    /// Runs a statement on the writer's own connection.
    func onWriter(_ sql: String) async throws {
        try await store.connection.pool(for: .writing).writeWithoutTransaction { db in try db.execute(sql: sql) }
    }

    /// Holds the writer until `body` has queued all it wants to be one group. By a request that nobody waits for: such a one is never
    /// written on a thread that tests share.
    func held(queueing count: Int, _ body: @escaping @Sendable (Int) async -> Void) async {
        let gate = Gate()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { _ = try? await store.writer.submit("hold", isAwaited: false) { _ in gate.wait() } }
            await gate.untilReached()
            for index in 0..<count { group.addTask { await body(index) } }
            while store.writer.waitingCount < count { await Task.yield() }
            gate.open()
            await group.waitForAll()
        }
    }
}

/// The kind of error a call ends in; `nil` when it succeeds.
func failure(of call: () async throws -> Void) async -> OrderStoreError.Kind? {
    do {
        try await call()
        return nil
    } catch {
        return (error as? OrderStoreError)?.kind
    }
}
#endif
