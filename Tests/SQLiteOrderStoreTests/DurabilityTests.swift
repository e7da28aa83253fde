#if SQLite
import Foundation
import GRDB
import Payments
import Testing

@testable import SQLiteOrderStore

@Suite("Durability of the SQLite store")
struct DurabilityTests {
    @Test("The writer syncs at every commit and is the only one that checkpoints")
    func pragmas() async throws {
        let bench = try await Bench()
        let pool = try bench.store.connection.pool(for: .writing)
        let writer = try await pool.writeWithoutTransaction { db in try ConnectionPragmas(db) }
        #expect(writer.synchronous == 2)
        #expect(writer.journalMode == "wal")
        #expect(writer.checkpointPages == 4000)
        let reader = try await pool.read { db in try ConnectionPragmas(db) }
        #expect(reader.checkpointPages == 0)
    }

    @Test("A dropped connection is opened anew, as durable as before")
    func reopens() async throws {
        let bench = try await Bench()
        _ = try await bench.store.insert(Bench.order("o-1"))
        let old = try bench.store.connection.pool(for: .writing)
        bench.store.connection.drop(old, after: .writing)
        #expect(try bench.store.connection.pool(for: .reading) === old, "reading goes on")
        _ = try await bench.store.append([Bench.note(1)])
        #expect(try await bench.notes() == [1])
        let pool = try bench.store.connection.pool(for: .writing)
        #expect(try await pool.writeWithoutTransaction { db in try ConnectionPragmas(db).synchronous } == 2)
    }

    @Test("A connection that failed in reading is opened anew for readers, too")
    func reopensForReaders() async throws {
        let bench = try await Bench()
        let old = try bench.store.connection.pool(for: .reading)
        bench.store.connection.drop(old, after: .reading)
        let new = try bench.store.connection.pool(for: .reading)
        #expect(new !== old)
        bench.store.connection.drop(old, after: .reading)
        #expect(
            try bench.store.connection.pool(for: .reading) === new, "a late error of the old one does not concern the new one")
    }

    @Test("A reader cannot checkpoint, not even when told to")
    func readersNeverCheckpoint() async throws {
        let bench = try await Bench()
        _ = try await bench.store.insert(Bench.order("o-1"))
        let pool = try bench.store.connection.pool(for: .reading)
        await #expect(throws: DatabaseError.self) {
            try await pool.read { db in try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        }
    }

    @Test("Everything is there after closing and opening")
    func persists() async throws {
        let bench = try await Bench()
        _ = try await bench.store.insert(Bench.order("o-1"))
        _ = try await bench.store.append([Bench.note(1, body: [1, 2, 3]), Bench.note(2)])
        let before = try await bench.store.load("o-1")
        bench.store.close()
        #expect(await failure { _ = try await bench.store.load("o-1") } == .closed)
        #expect(await failure { _ = try await bench.store.append([Bench.note(3)]) } == .closed)
        let again = try await Bench(in: bench.folder)
        #expect(try await again.store.load("o-1") == before)
        #expect(try await again.store.rawBody(of: "o-1", at: 1) == [1, 2, 3])
    }

    @Test("After an orderly stop everything stands in the file itself")
    func emptyLog() async throws {
        let bench = try await Bench()
        _ = try await bench.store.insert(Bench.order("o-1"))
        _ = try await bench.store.append([Bench.note(1)])
        #expect(try await bench.notes() == [1])
        bench.store.close()
        for end in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: bench.path + end) {
            try FileManager.default.removeItem(atPath: bench.path + end)
        }
        let again = try await Bench(in: bench.folder)
        #expect(try await again.notes() == [1])
    }

    // By the store's own patience it would wait an hour.
    @Test("What stops behind a foreign reader waits no longer than a moment, and loses nothing", .timeLimit(.minutes(30)))
    func heldUp() async throws {
        let bench = try await Bench(busyMilliseconds: 3_600_000)
        _ = try await bench.store.insert(Bench.order("o-1"))
        let foreign = try Bench.foreignProgram(at: bench.path)
        try await foreign.writeWithoutTransaction { db in
            try db.execute(sql: "BEGIN")
            let seen = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM orders")
            #expect(seen == 1)
        }
        _ = try await bench.store.append([Bench.note(1)])
        bench.store.close()
        try foreign.close()
        let again = try await Bench(in: bench.folder)
        #expect(try await again.notes() == [1])
    }

    @Test("Whose file it is stands in a new file before anything is written to it")
    func markedAtOnce() async throws {
        let bench = try await Bench()
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: bench.path)))
        try #require(bytes.count > 72)
        // Where the format of SQLite's files has them, most significant byte first.
        func number(at place: Int) -> Int { bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
        #expect(number(at: 68) == Schema.applicationID)
        #expect(number(at: 60) == Schema.migrations.map(\.version).max())
        withExtendedLifetime(bench) {}
    }

    @Test("What a killed process had in hand is free when the file is opened again")
    func leftInHand() async throws {
        let bench = try await Bench()
        _ = try await bench.store.insert(Bench.order("o-1"))
        _ = try await bench.store.append([Bench.note(1)])
        let claim = WorkClaim(
            .apply, limit: 1, worker: "killed", now: Bench.noon, leaseUntil: Bench.noon.adding(seconds: 300))
        #expect(try await bench.store.claim(claim).count == 1)
        #expect(try await bench.store.claim(claim).isEmpty)
        let request = IdempotentRequest(
            key: "k-1", fingerprint: "f", now: Bench.noon, runsUntil: Bench.noon.adding(seconds: 180))
        #expect(try await bench.store.begin(request) == .begun)
        bench.store.close()
        let again = try await Bench(in: bench.folder)
        #expect(try await again.store.claim(claim).map(\.subject) == [.apply("o-1")])
        #expect(try await again.store.begin(request) == .resumed)
    }

    @Test("What is acknowledged is already committed: another connection sees it")
    func acknowledgedIsVisible() async throws {
        let bench = try await Bench()
        _ = try await bench.store.insert(Bench.order("o-1"))
        let witness = try DatabaseQueue(path: bench.path)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...100 {
                group.addTask {
                    let receipt = try await bench.store.append([Bench.note(number)])
                    let isThere = try await witness.read { db in
                        try Bool.fetchOne(
                            db, sql: "SELECT EXISTS (SELECT 1 FROM evidence WHERE position = ?)", arguments: [receipt[0].position]
                        )
                    }
                    #expect(isThere == true)
                }
            }
            try await group.waitForAll()
        }
    }
}
#endif
