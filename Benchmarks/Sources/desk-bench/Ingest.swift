import Payments
import SQLiteOrderStore

/// Callers that hand in callbacks about random orders, each waiting for its receipt before the next.
struct Ingest: Sendable {
    let filling: Filling
    let callers: Int
    /// Whether each order is also brought up to date, with an event for one endpoint.
    let applies: Bool

    struct Result {
        let rate: Double
        let times: Times
        /// How many calls shared a commit.
        let group: Double

        var line: String { "\(Int(rate)) \(times.at(percent: 50)) \(times.at(percent: 99)) \(group)" }
    }

    func run(for limit: Duration) async throws -> Result {
        let store = filling.store
        let before = store.commitCounts()
        let begun = ContinuousClock.now
        let end = begun + limit
        let all = try await withThrowingTaskGroup(of: [Duration].self) { group in
            for caller in 0..<callers {
                group.addTask {
                    var random = Random(seed: caller + 1)
                    var taken: [Duration] = []
                    var now = ContinuousClock.now
                    while now < end {
                        let number = caller + taken.count * callers
                        try await serve(random.next(below: filling.orders), number)
                        let next = ContinuousClock.now
                        taken.append(next - now)
                        now = next
                    }
                    return taken
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        let passed = ContinuousClock.now - begun
        let after = store.commitCounts()
        return Result(
            rate: Double(all.count) / (passed / .seconds(1)), times: Times(all),
            group: Double(after.requests - before.requests) / Double(max(after.commits - before.commits, 1)))
    }

    private func serve(_ order: Int, _ number: Int) async throws {
        let receipts = try await filling.store.append([Filling.callback(of: order, number: number)])
        guard receipts.count == 1, !receipts[0].isRepetition else { throw WrongResult() }
        if applies {
            try await filling.store.bringUpToDate(Filling.order(order), endpoints: ["shop"], at: Filling.noon)
        }
    }

    struct WrongResult: Error {}
}
