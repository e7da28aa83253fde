#if SQLite
import Dispatch
import GRDB
import Payments
import Testing

@testable import SQLiteOrderStore

@Suite("While a file is opened anew")
struct ReopeningTests {
    /// A store with one order and one note, and a clock at which whoever opens the file anew is stopped.
    private func stopped(at gate: Gate) async throws -> Bench {
        let bench = try await Bench(now: {
            gate.wait()
            return ContinuousClock.now
        })
        _ = try await bench.store.insert(Bench.order("o-1"))
        _ = try await bench.store.append([Bench.note(1)])
        return bench
    }

    @Test("Whoever reads waits for nothing, and whoever else writes is told at once to come back")
    func beside() async throws {
        let gate = Gate()
        let bench = try await stopped(at: gate)
        let connection = bench.store.connection
        let old = try connection.pool(for: .writing)
        connection.drop(old, after: .writing)
        let opening = Task { _ = try await bench.store.append([Bench.note(2)]) }
        await gate.untilReached()
        #expect(try await bench.notes() == [1])
        #expect(try connection.pool(for: .reading) === old)
        let refusal = #expect(throws: StoreRefusal.self) { _ = try connection.pool(for: .writing) }
        #expect(refusal?.kind == .unavailable(retryAfterSeconds: 1))
        gate.open()
        try await opening.value
        #expect(try await bench.notes() == [1, 2])
        #expect(try connection.pool(for: .reading) !== old)
    }

    @Test("Closing waits for it, and leaves the file to the next")
    func closing() async throws {
        let gate = Gate()
        let bench = try await stopped(at: gate)
        let connection = bench.store.connection
        connection.drop(try connection.pool(for: .writing), after: .writing)
        let opening = Task { await failure { _ = try await bench.store.append([Bench.note(2)]) } }
        await gate.untilReached()
        let closing = Task {
            await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
                DispatchQueue(label: "closing").async {
                    bench.store.close()
                    done.resume()
                }
            }
        }
        while (try? connection.pool(for: .reading)) != nil { await Task.yield() }
        #expect(await failure { _ = try await Bench(in: bench.folder) } == .inUse, "it is not left yet")
        gate.open()
        await closing.value
        #expect(await opening.value == .closed)
        let next = try await Bench(in: bench.folder)
        #expect(try await next.notes() == [1])
    }

    @Test("What failed three times is tried once a second, and told in between as it was")
    func pause() async throws {
        let clock = StandingClock()
        let bench = try await Bench.movedAway(now: { clock.now })
        let gone = OrderStoreError.Kind.unavailable(retryAfterSeconds: 5)
        for _ in 1...3 { #expect(await failure { _ = try await bench.store.append([Bench.note(1)]) } == gone) }
        try bench.moveBack()
        clock.advance(by: .milliseconds(999))
        #expect(await failure { _ = try await bench.store.append([Bench.note(1)]) } == gone, "not tried yet")
        clock.advance(by: .milliseconds(1))
        _ = try await bench.store.append([Bench.note(1)])
        #expect(try await bench.notes() == [1])
    }

    @Test("What failed twice is tried again at once")
    func prompt() async throws {
        let clock = StandingClock()
        let bench = try await Bench.movedAway(now: { clock.now })
        for _ in 1...2 { #expect(await failure { _ = try await bench.store.append([Bench.note(1)]) } != nil) }
        try bench.moveBack()
        _ = try await bench.store.append([Bench.note(1)])
        #expect(try await bench.notes() == [1])
    }
}
#endif
