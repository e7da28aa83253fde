#if SQLite
import Foundation
import GRDB
import Payments
import Testing

@testable import SQLiteOrderStore

@Suite("Schema of the SQLite store")
struct SchemaTests {
    private static let addition = "CREATE TABLE extra (row INTEGER PRIMARY KEY) STRICT;"

    private static let next = (Schema.migrations.last?.version ?? 0) + 1

    private func open(_ folder: TemporaryFolder, _ migrations: [Migration]) async throws -> SQLiteOrderStore {
        try await SQLiteOrderStore.open(SQLiteStoreSettings(path: folder.path("orders.sqlite")), migrations: migrations)
    }

    private func pragma(_ name: String, in folder: TemporaryFolder) throws -> Int? {
        try DatabaseQueue(path: folder.path("orders.sqlite")).read { db in try Int.fetchOne(db, sql: "PRAGMA \(name)") }
    }

    @Test("A migration that breaks off in the middle leaves the step before; the next start finishes it")
    func interrupted() async throws {
        let bench = try await Bench()
        _ = try await bench.store.insert(Bench.order("o-1"))
        bench.store.close()
        let version = Self.next - 1
        let broken = Migration(version: Self.next, statements: Self.addition + "INSERT INTO no_such_table VALUES (1);")
        #expect(await failure { _ = try await open(bench.folder, Schema.migrations + [broken]) } != nil)
        #expect(try pragma("user_version", in: bench.folder) == version)
        let tables = try await DatabaseQueue(path: bench.path).read { db in try db.tableExists("extra") }
        #expect(!tables)
        let store = try await open(bench.folder, Schema.migrations + [Migration(version: Self.next, statements: Self.addition)])
        #expect(try await store.order("o-1") != nil)
        #expect(try pragma("user_version", in: bench.folder) == Self.next)
    }

    @Test("The very first migration is all or nothing, too")
    func firstInterrupted() async throws {
        let folder = try TemporaryFolder()
        let first = Schema.migrations[0]
        let broken = Migration(version: 1, statements: first.statements + "INSERT INTO no_such_table VALUES (1);")
        #expect(await failure { _ = try await open(folder, [broken]) } != nil)
        #expect(try pragma("user_version", in: folder) == 0)
        _ = try await open(folder, Schema.migrations).insert(Bench.order("o-1"))
    }

    @Test("What the first schema kept in two tables is all there after the step to the second")
    func bodiesBesideEvidence() async throws {
        let folder = try TemporaryFolder()
        let old = try await open(folder, [Schema.migrations[0]])
        try await old.insertAsBefore(["o-1"])
        let text = try StoredText.evidence(Bench.note(7).evidence, operation: "append")
        try await old.connection.pool(for: .writing).write { db in
            for position in 1...2 {
                try db.execute(
                    sql: "INSERT INTO evidence (order_row, position, key, statement) VALUES (1, ?, ?, ?)",
                    arguments: [position, "key \(position)", text])
            }
            try db.execute(sql: "INSERT INTO evidence_bodies (evidence_row, body) VALUES (2, x'010203')")
            try db.execute(sql: "UPDATE orders SET recorded = 2")
        }
        old.close()
        let store = try await open(folder, Schema.migrations)
        #expect(try await store.load("o-1").journal.map(\.position) == [1, 2])
        #expect(try await store.rawBody(of: "o-1", at: 1) == nil)
        #expect(try await store.rawBody(of: "o-1", at: 2) == [1, 2, 3])
        #expect(try await store.append([Bench.note(8)]).map(\.position) == [3])
    }

    @Test("Orders that needed attention before the step to the third schema are found by it after")
    func attentionInOrders() async throws {
        let folder = try TemporaryFolder()
        let old = try await open(folder, Array(Schema.migrations.prefix(2)))
        try await old.insertAsBefore(["o-1", "o-2", "o-3"])
        var history = OrderHistory(Bench.order("o-2").order)
        for attempt in ["A-1", "A-2"] as [AttemptNumber] {
            let unknown = StartOutcome(attempt: attempt, outcome: .unknown)
            _ = history.record(Evidence(.start(unknown), receivedAt: Bench.noon))
        }
        let told = history.snapshot.jsonText
        try await old.connection.pool(for: .writing).write { db in
            try db.execute(
                sql: "UPDATE order_texts SET snapshot = ? WHERE order_row = (SELECT row FROM orders WHERE id = 'o-2')",
                arguments: [told])
        }
        old.close()
        let store = try await open(folder, Schema.migrations)
        let found = try await store.orders(OrderFilter(needsAttention: true), after: nil, limit: 10).orders
        #expect(found.map(\.id) == ["o-2"] && found.map(\.attention) == [["startUnknown"]])
        let all = try await store.orders(OrderFilter(), after: nil, limit: 10).orders
        #expect(all.map(\.needsAttention) == [false, true, false])
    }

    @Test("Planned work and gateways' numbers are after the step to the fourth schema what they were before it")
    func fewerTrees() async throws {
        let folder = try TemporaryFolder()
        let old = try await open(folder, Array(Schema.migrations.prefix(3)))
        try await old.insertAsBefore(["o-1", "o-2"])
        // As the third schema kept them: bound to two attempts in turn, and work that waits, is in hand and is done.
        try await old.connection.pool(for: .writing).write { db in
            try db.execute(
                sql: """
                    INSERT INTO attempts (number, order_row, position, gateway, amount, currency, method, attachment, reserved_at)
                        VALUES ('A-1', 1, 1, 'shop', '300', 'TWD', 'card', '', 1), ('A-2', 2, 1, 'shop', '300', 'TWD', 'card', '', 1);
                    INSERT INTO gateway_numbers (gateway, number, attempt_row, bound_at)
                        VALUES ('shop', 'Z', 1, 1), ('shop', 'Y', 2, 1), ('shop', 'X', 1, 1);
                    INSERT INTO work (order_row, kind, name, sequence, lane, state, due, available, failures, worker, number) VALUES
                        (2, 'check', 'A-2', 0, 'shop', 'waiting', 5, 5, 3, NULL, 7),
                        (1, 'check', 'A-1', 0, 'shop', 'waiting', 4, 90, 0, 'somebody', 2),
                        (1, 'apply', '', 0, '', 'done', 3, NULL, 0, NULL, 4);
                    """)
        }
        let before = try await Self.work(in: old)
        old.close()
        let store = try await open(folder, Schema.migrations)
        #expect(try await store.attempt("A-1")?.gatewayNumbers == ["Z", "X"])
        #expect(try await store.attempt("A-2")?.gatewayNumbers == ["Y"])
        // Opening gives back what the process before had in hand.
        let given = before.map { $0.replacing("4,90,0,\"somebody\",2]", with: "4,4,0,null,3]") }
        #expect(try await Self.work(in: store) == given && given != before)
        let claim = WorkClaim(
            .check("shop"), limit: 9, worker: "w", now: Timestamp(milliseconds: 9), leaseUntil: Timestamp(milliseconds: 99))
        #expect(try await store.claim(claim).map(\.subject) == [.check("A-1"), .check("A-2")])
    }

    private static func work(in store: SQLiteOrderStore) async throws -> [String] {
        try await store.connection.pool(for: .reading).read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT json_array(order_row, kind, name, sequence, lane, state, due, available, failures, worker, number)
                    FROM work ORDER BY order_row, kind, name, sequence
                    """)
        }
    }

    @Test("Opening a file looks through what is in somebody's hand, and not through all that is planned")
    func inHand() async throws {
        let pool = try await Bench().store.connection.pool(for: .reading)
        let plan = try await pool.read { db in
            try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(LeftInHand.releasing)").map { $0["detail"] as String }
        }
        #expect(plan == ["SCAN work USING INDEX work_in_hand"])
    }

    @Test("A newer schema is refused and left as it is")
    func newer() async throws {
        let folder = try TemporaryFolder()
        let newer = Self.next + 2
        try await open(folder, Schema.migrations + [Migration(version: newer, statements: Self.addition)]).close()
        let refusal = await failure { _ = try await open(folder, Schema.migrations) }
        #expect(refusal == .newerSchema(found: newer, known: Self.next - 1))
        #expect(try pragma("user_version", in: folder) == newer)
    }

    @Test("Another program's database is refused and left as it is")
    func foreign() async throws {
        let folder = try TemporaryFolder()
        try await DatabaseQueue(path: folder.path("orders.sqlite")).write { db in try db.execute(sql: "CREATE TABLE recipes (a)")
        }
        #expect(await failure { _ = try await open(folder, Schema.migrations) } == .corrupted)
        #expect(try pragma("application_id", in: folder) == 0)
    }

    @Test("A file that is no database is refused")
    func garbage() async throws {
        let folder = try TemporaryFolder()
        try Data(repeating: 0x5A, count: 8_192).write(to: URL(fileURLWithPath: folder.path("orders.sqlite")))
        #expect(await failure { _ = try await open(folder, Schema.migrations) } == .corrupted)
    }

    @Test("Every table is strict")
    func strict() async throws {
        let bench = try await Bench()
        let pool = try bench.store.connection.pool(for: .reading)
        let loose = try await pool.read { db in
            try String.fetchAll(
                db, sql: "SELECT name FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%' AND strict = 0")
        }
        #expect(loose == [])
    }

    @Test(
        "No question that is asked often walks through a table",
        arguments: [
            "SELECT * FROM orders o JOIN order_texts t ON t.order_row = o.row WHERE o.id = 'x'",
            "SELECT * FROM orders o JOIN order_texts t ON t.order_row = o.row WHERE o.token = 'x'",
            "SELECT * FROM attempts WHERE number = 'x'",
            "SELECT * FROM gateway_numbers WHERE gateway = 'x' AND number = 'y'",
            "SELECT position FROM evidence WHERE order_row = 1 AND key = 'x' ORDER BY position LIMIT 1",
            "SELECT position, statement FROM evidence WHERE order_row = 1",
            "SELECT place, number FROM gateway_numbers WHERE attempt_row = 1 ORDER BY place",
            "SELECT * FROM work WHERE order_row = 1 ORDER BY kind, name, sequence",
            SQLiteOrderStore.dueQuery.replacing("?", with: "9"), SQLiteOrderStore.awaitedDueQuery.replacing("?", with: "9"),
        ])
    func plans(_ question: String) async throws {
        let bench = try await Bench()
        let pool = try bench.store.connection.pool(for: .reading)
        let plan = try await pool.read { db in
            try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(question)").map { $0["detail"] as String }
        }
        #expect(!plan.isEmpty)
        #expect(!plan.contains { $0.hasPrefix("SCAN") }, "\(plan)")
        if question.contains("ORDER BY") { #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)") }
    }

    @Test(
        "Orders that need attention are found in an index of their own, whatever else is asked of them",
        arguments: [
            (OrderFilter(needsAttention: true), nil), (OrderFilter(needsAttention: true), "1800000000000.7"),
            (OrderFilter(status: .paid, needsAttention: true), nil),
            (
                OrderFilter(status: .paid, gateway: "x", from: Bench.noon, before: Bench.noon, needsAttention: true),
                "1800000000000.7"
            ),
        ] as [(OrderFilter, PageCursor?)])
    func plans(_ filter: OrderFilter, _ cursor: PageCursor?) async throws {
        let bench = try await Bench()
        let (sql, arguments) = try SQLiteOrderStore.listing(filter, after: cursor, limit: 51)
        let pool = try bench.store.connection.pool(for: .reading)
        let plan = try await pool.read { db in
            try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(sql)", arguments: arguments).map { $0["detail"] as String }
        }
        let ofOrders = plan.filter { $0.hasPrefix("SCAN o ") || $0.hasPrefix("SEARCH o ") }
        #expect(ofOrders.count == 1 && ofOrders.allSatisfy { $0.contains("orders_by_attention") }, "\(plan)")
        #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
    }
}
#endif
