#if SQLite
import Dispatch
import GRDB
import Payments
import Synchronization
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

    @Test("What nobody waits for is committed all the same, also by itself")
    func patience() async throws {
        let bench = try await Bench()
        _ = try await bench.store.insert(Bench.order("o-1"))
        let before = bench.store.commitCounts()
        #expect(try await bench.store.writer.submit("patient", isAwaited: false) { _ in 7 } == 7)
        let after = bench.store.commitCounts()
        #expect(after.commits - before.commits == 1 && after.requests - before.requests == 1)
    }

    @Test("What nobody waits for shares the commit of the next who is waited for")
    func company() async throws {
        let bench = try await Bench()
        _ = try await bench.store.insert(Bench.order("o-1"))
        let before = bench.store.commitCounts()
        await bench.held(queueing: 40) { index in
            if index % 2 == 0 {
                #expect(await failure { _ = try await bench.store.writer.submit("patient", isAwaited: false) { _ in } } == nil)
            } else {
                #expect(await failure { _ = try await bench.store.append([Bench.note(index)]) } == nil)
            }
        }
        let after = bench.store.commitCounts()
        #expect(after.requests - before.requests == 41 && after.commits - before.commits == 2)
    }

    @Test("Requests from a thread that they share are all written, and some of them together")
    func sharedThread() async throws {
        let bench = try await Bench()
        _ = try await bench.store.insert(Bench.order("o-1"))
        let thread = OneThread()
        let before = bench.store.commitCounts()
        await withTaskGroup(of: Void.self) { group in
            for number in 1...32 {
                group.addTask(executorPreference: thread) {
                    #expect(await failure { _ = try await bench.store.append([Bench.note(number)]) } == nil)
                }
            }
        }
        let after = bench.store.commitCounts()
        #expect(after.requests - before.requests == 32 && after.commits - before.commits < 32)
        #expect(try await bench.notes().sorted() == Array(1...32))
    }

    @Test("A thread that never runs again holds nobody up")
    func lostThread() async throws {
        let bench = try await Bench()
        _ = try await bench.store.insert(Bench.order("o-1"))
        let lost = LostThread()
        // It joins the line, is told that it is its turn, and is never heard of again.
        let task = Task(executorPreference: lost) { _ = try await bench.store.append([Bench.note(1)]) }
        await lost.someoneIsGone()
        _ = try await bench.store.append([Bench.note(2)])
        #expect(try await bench.notes().sorted() == [1, 2])
        lost.isBack()
        try await task.value
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

/// A thread of which tasks can be told to run on it and no other.
private final class OneThread: TaskExecutor {
    private let queue = DispatchQueue(label: "one thread")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let executor = asUnownedTaskExecutor()
        queue.async { job.runSynchronously(on: executor) }
    }
}

/// A thread that runs a task until it first waits, and then nothing until it is back.
private final class LostThread: TaskExecutor {
    private struct State {
        var kept: [UnownedJob] = []
        var count = 0
        var isBack = false
    }

    private let queue = DispatchQueue(label: "lost thread")
    private let state = Mutex(State())
    private let (gone, tell) = AsyncStream.makeStream(of: Void.self)

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let runs = state.withLock { state in
            state.count += 1
            if state.count == 1 || state.isBack { return true }
            state.kept.append(job)
            return false
        }
        if runs { run(job) } else { tell.yield() }
    }

    func someoneIsGone() async { for await _ in gone { return } }

    func isBack() {
        let kept = state.withLock { state in
            state.isBack = true
            defer { state.kept = [] }
            return state.kept
        }
        for job in kept { run(job) }
    }

    private func run(_ job: UnownedJob) {
        let executor = asUnownedTaskExecutor()
        queue.async { job.runSynchronously(on: executor) }
    }
}
#endif
