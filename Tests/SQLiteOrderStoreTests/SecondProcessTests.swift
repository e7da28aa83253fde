#if SQLite
import GRDB
import Glibc
import Payments
import Testing

@testable import SQLiteOrderStore

@Suite("Two that want one file")
struct SecondProcessTests {
    @Test("The second is refused until the first closes")
    func refused() async throws {
        let first = try await Bench()
        #expect(await failure { _ = try await Bench(in: first.folder) } == .inUse)
        first.store.close()
        let second = try await Bench(in: first.folder)
        _ = try await second.store.insert(Bench.order("o-1"))
    }

    @Test("A standby waits, and serves when the first is gone")
    func standby() async throws {
        let first = try await Bench()
        _ = try await first.store.insert(Bench.order("o-1"))
        let settings = SQLiteStoreSettings(path: first.path, whenInUse: .standBy(everyMilliseconds: 1))
        let waiting = Task { try await SQLiteOrderStore.open(settings) }
        _ = try await first.store.append([Bench.note(1)])
        first.store.close()
        let second = try await waiting.value
        #expect(try await second.load("o-1").version.recorded == 1)
        // The folder goes with whoever made it, and nothing else here holds on to that.
        withExtendedLifetime(first) {}
    }

    @Test("Whoever asks for a lock that is taken closes nobody else's files")
    func descriptors() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("lock")
        let held = try FileLock(path: path)
        let asking = Task.detached {
            var refused = 0
            for _ in 0..<20_000 where (try? FileLock(path: path)) == nil { refused += 1 }
            return refused
        }
        var lost = 0
        for _ in 0..<20_000 {
            let file = open("/dev/null", O_RDONLY | O_CLOEXEC)
            if close(file) != 0 { lost += 1 }
        }
        #expect(await asking.value == 20_000)
        #expect(lost == 0)
        withExtendedLifetime(held) {}
    }

    @Test("A standby that is canceled gives up")
    func canceledStandby() async throws {
        let first = try await Bench()
        let settings = SQLiteStoreSettings(path: first.path, whenInUse: .standBy(everyMilliseconds: 1))
        let waiting = Task { try await SQLiteOrderStore.open(settings) }
        waiting.cancel()
        #expect(await failure { _ = try await waiting.value } == .inUse)
        withExtendedLifetime(first) {}
    }

    @Test("A foreign lock makes writers busy and nothing is stored; when it goes, all goes on")
    func foreignLock() async throws {
        let bench = try await Bench(busyMilliseconds: 1)
        _ = try await bench.store.insert(Bench.order("o-1"))
        let foreign = try Bench.foreignProgram(at: bench.path)
        try await foreign.writeWithoutTransaction { db in try db.execute(sql: "BEGIN IMMEDIATE") }
        let error = await #expect(throws: OrderStoreError.self) { _ = try await bench.store.append([Bench.note(1)]) }
        #expect(error?.kind == .busy(retryAfterSeconds: 1))
        #expect(error?.advice == .tryLater)
        #expect(try await bench.notes() == [], "reading goes on")
        try await foreign.writeWithoutTransaction { db in try db.execute(sql: "ROLLBACK") }
        _ = try await bench.store.append([Bench.note(1)])
        #expect(try await bench.notes() == [1])
    }
}
#endif
