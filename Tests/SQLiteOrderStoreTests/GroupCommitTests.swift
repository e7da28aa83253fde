#if SQLite
import GRDB
import Payments
import Testing

@testable import SQLiteOrderStore

@Suite("Group commit")
struct GroupCommitTests {
    @Test("What waits shares commits, 64 at most in each")
    func shares() async throws {
        let bench = try await Bench()
        _ = try await bench.store.insert(Bench.order("o-1"))
        let before = bench.store.commitCounts()
        await bench.held(queueing: 200) { index in
            #expect(await failure { _ = try await bench.store.append([Bench.note(index + 1)]) } == nil)
        }
        let after = bench.store.commitCounts()
        #expect(after.requests - before.requests == 201)
        // The held one, then 64, 64, 64 and 8.
        #expect(after.commits - before.commits == 5)
        #expect(try await bench.notes().sorted() == Array(1...200))
    }

    @Test("A lone caller is committed at once, in a commit of its own")
    func lone() async throws {
        let bench = try await Bench()
        _ = try await bench.store.insert(Bench.order("o-1"))
        for number in 1...5 { _ = try await bench.store.append([Bench.note(number)]) }
        #expect(bench.store.commitCounts() == CommitCounts(commits: 6, requests: 6))
    }

    @Test("A refused request undoes its own half-done work and nobody else's")
    func savepoints() async throws {
        let bench = try await Bench()
        _ = try await bench.store.insert(Bench.order("o-1"))
        let before = bench.store.commitCounts().commits
        await bench.held(queueing: 30) { index in
            var pieces = [Bench.note(index + 1)]
            // The first piece is written before the second is refused.
            if index % 3 == 0 { pieces.append(Bench.note(1, to: "none")) }
            let batch = pieces
            let kind = await failure { _ = try await bench.store.append(batch) }
            #expect(kind == (index % 3 == 0 ? .notFound(.order) : nil))
        }
        #expect(bench.store.commitCounts().commits - before == 2)
        #expect(try await bench.notes().sorted() == (1...30).filter { ($0 - 1) % 3 != 0 })
    }

    @Test("When the storage fails, the whole group is told so and nothing of it is stored")
    func storageFailure() async throws {
        let bench = try await Bench()
        _ = try await bench.store.insert(Bench.order("o-1"))
        _ = try await bench.store.append([Bench.note(1)])
        try await bench.onWriter("PRAGMA query_only = 1")
        await withTaskGroup(of: Void.self) { group in
            for number in 2...11 {
                group.addTask {
                    #expect(await failure { _ = try await bench.store.append([Bench.note(number)]) } == .readOnly)
                }
            }
        }
        #expect(try await bench.notes() == [1], "reading goes on")
        try await bench.onWriter("PRAGMA query_only = 0")
        _ = try await bench.store.append([Bench.note(2)])
        #expect(try await bench.notes() == [1, 2])
    }

    @Test("A caller that is canceled still learns what became of its writing")
    func cancellation() async throws {
        let bench = try await Bench()
        _ = try await bench.store.insert(Bench.order("o-1"))
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return try await bench.store.append([Bench.note(1)])
        }
        task.cancel()
        #expect(try await task.value.count == 1)
        #expect(try await bench.notes() == [1])
    }
}
#endif
