#if SQLite
import Foundation
import GRDB
import Payments
import Testing

@testable import SQLiteOrderStore

@Suite("Storage that runs out or is shut", .serialized)
struct StorageTests {
    private static let body = [UInt8](repeating: 7, count: 20_000)

    /// Appends until it is refused.
    /// - Returns: the notes that were acknowledged, and the refusal.
    private func fill(_ bench: Bench) async -> (acknowledged: [Int], refusal: OrderStoreError.Kind?) {
        var acknowledged: [Int] = []
        for number in 1...2_000 {
            let kind = await failure { _ = try await bench.store.append([Bench.note(number, body: Self.body)]) }
            if let kind { return (acknowledged, kind) }
            acknowledged.append(number)
        }
        return (acknowledged, nil)
    }

    private func isSound(_ bench: Bench) async throws -> Bool {
        let pool = try bench.store.connection.pool(for: .reading)
        return try await pool.read { db in try String.fetchOne(db, sql: "PRAGMA integrity_check") } == "ok"
    }

    @Test("A full database refuses, keeps what it acknowledged and nothing else, and goes on when there is room")
    func pageLimit() async throws {
        let bench = try await Bench()
        _ = try await bench.store.insert(Bench.order("o-1"))
        try await bench.onWriter("PRAGMA max_page_count = 100")
        let (acknowledged, refusal) = await fill(bench)
        #expect(refusal == .full)
        #expect(try await bench.notes() == acknowledged)
        #expect(try await isSound(bench))
        try await bench.onWriter("PRAGMA max_page_count = 1000000")
        _ = try await bench.store.append([Bench.note(9_999)])
        #expect(try await bench.notes() == acknowledged + [9_999])
    }

    @Test(
        "A full disk refuses, keeps what it acknowledged and nothing else, and goes on when there is room",
        .enabled(if: MemoryDisk.isAvailable, "mounting a memory disk needs rights this process does not have"))
    func fullDisk() async throws {
        let disk = try MemoryDisk(kilobytes: 2_048)
        let ballast = disk.folder.url.appendingPathComponent("ballast")
        try Data(repeating: 1, count: 400_000).write(to: ballast)
        let bench = try await Bench(in: disk.folder)
        _ = try await bench.store.insert(Bench.order("o-1"))
        let (acknowledged, refusal) = await fill(bench)
        #expect(refusal == .full)
        #expect(try await bench.notes() == acknowledged)
        try FileManager.default.removeItem(at: ballast)
        _ = try await bench.store.append([Bench.note(9_999)])
        #expect(try await bench.notes() == acknowledged + [9_999])
        #expect(try await isSound(bench))
        bench.store.close()
    }

    @Test(
        "A read-only folder is refused at once",
        .enabled(if: MemoryDisk.isAvailable, "mounting a memory disk needs rights this process does not have"))
    func readOnly() async throws {
        let disk = try MemoryDisk(kilobytes: 2_048)
        try await Bench(in: disk.folder).store.close()
        try disk.makeReadOnly()
        #expect(await failure { _ = try await Bench(in: disk.folder) } == .readOnly)
    }

    @Test("A new database and its log are for their owner alone; a file that is there keeps its mode")
    func mode() async throws {
        func mode(_ path: String) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        }
        let bench = try await Bench()
        _ = try await bench.store.insert(Bench.order("o-1"))
        for end in ["", "-wal", "-shm", ".lock"] { #expect(try mode(bench.path + end) == 0o600, "\(end)") }
        bench.store.close()
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: bench.path)
        try await SQLiteOrderStore.open(SQLiteStoreSettings(path: bench.path)).close()
        #expect(try mode(bench.path) == 0o640)
    }

    @Test("A folder that is not there is refused")
    func missingFolder() async throws {
        let settings = SQLiteStoreSettings(path: "/no/such/folder/orders.sqlite")
        #expect(await failure { _ = try await SQLiteOrderStore.open(settings) } != nil)
    }

    @Test("A storage that fails while work is settled loses nobody's lease")
    func settling() async throws {
        let bench = try await Bench()
        _ = try await bench.store.insert(Bench.order("o-1"))
        let attempt = Attempt(number: "A-1", gateway: "shop", amount: .twd(300), method: .payerChooses)
        _ = try await bench.store.reserve(
            AttemptReservation(order: "o-1", attempt: attempt, reservedAt: Bench.noon, checkAt: Bench.noon))
        let claim = WorkClaim(
            .check("shop"), limit: 1, worker: "w", now: Bench.noon, leaseUntil: Bench.noon.adding(seconds: 60))
        let item = try #require(try await bench.store.claim(claim).first)
        try await bench.onWriter("ALTER TABLE attempts RENAME TO lost")
        let refusal = await failure { try await bench.store.settle(item, .done) }
        #expect(refusal == .unavailable(retryAfterSeconds: 5))
        try await bench.onWriter("ALTER TABLE lost RENAME TO attempts")
        try await bench.store.settle(item, .done)
        var stranger = item
        stranger.subject = .check("none")
        let unknown = stranger
        #expect(await failure { try await bench.store.settle(unknown, .done) } == .conflict(.leaseLost))
    }

    @Test("No error text shows what was stored")
    func errorTexts() async throws {
        let bench = try await Bench()
        _ = try await bench.store.insert(Bench.order("o-canary"))
        let pool = try bench.store.connection.pool(for: .reading)
        let constraint = await #expect(throws: DatabaseError.self) {
            try await pool.write { db in
                try db.run("INSERT INTO orders (id, amount) VALUES (?, ?)", ["o-canary", "canary"])
            }
        }
        let mapped = OrderStoreError(try #require(constraint), operation: "insert")
        #expect(!"\(mapped)".contains("canary"))
        #expect(!"\(try #require(constraint))".contains("canary"))
        let clash = await #expect(throws: OrderStoreError.self) {
            var other = Bench.order("o-canary")
            other.attachment = "canary"
            _ = try await bench.store.insert(other)
        }
        #expect("\(try #require(clash))" == "insert: conflict (termsDiffer); now: fixRequest")
    }
}
#endif
