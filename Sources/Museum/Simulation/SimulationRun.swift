#if Dispatcher
internal import Foundation
public import Payments
internal import Synchronization

/// Many seeds, several at once; what comes of it does not depend on how many.
public struct SimulationRun: Sendable {
    private let first: UInt64
    private let seeds: Int
    private let steps: Int
    private let workers: Int
    private let keepsLines: Bool

    public init(first: UInt64 = 1, seeds: Int, steps: Int = 200, workers: Int = 2, keepsLines: Bool = false) {
        self.first = first
        self.seeds = max(seeds, 0)
        self.steps = max(steps, 0)
        self.workers = max(workers, 1)
        self.keepsLines = keepsLines
    }

    /// Plays every seed. Blocks until all are done.
    public func play() -> SimulationSummary {
        let summary = Mutex(SimulationSummary(first: first, seeds: seeds, steps: steps))
        DispatchQueue.concurrentPerform(iterations: workers) { worker in
            for offset in stride(from: worker, to: seeds, by: workers) {
                let settings = SimulationSettings(seed: first &+ UInt64(offset), steps: steps, keepsLines: keepsLines)
                let result = Simulation.play(settings)
                summary.withLock { $0.add(result) }
            }
        }
        return summary.withLock { $0 }
    }
}

/// What came of many seeds.
public struct SimulationSummary: Sendable {
    public let first: UInt64
    public let seeds: Int
    public let steps: Int
    public private(set) var choices = 0
    public private(set) var crashes = 0
    /// Of all seeds together.
    public private(set) var digest: UInt64 = 0
    public private(set) var endings: [OrderStatus: Int] = [:]
    public private(set) var lines: [String] = []
    /// By seed, with the command that plays it again.
    public var failures: [String] { failed.sorted { $0.seed < $1.seed }.map(\.text) }

    private var failed: [(seed: UInt64, text: String)] = []

    init(first: UInt64, seeds: Int, steps: Int) {
        self.first = first
        self.seeds = seeds
        self.steps = steps
    }

    mutating func add(_ result: SimulationResult) {
        choices += result.choices
        crashes += result.crashes
        // A sum does not care who was done first.
        digest = digest &+ result.digest &* (2 &* result.seed &+ 1)
        for status in result.endings { endings[status, default: 0] += 1 }
        lines += result.lines
        guard !result.problems.isEmpty else { return }
        let command = "paydesk simulation --seeds 1 --steps \(steps) --from \(result.seed) --lines"
        failed.append((result.seed, "seed \(result.seed): \(result.problems.joined(separator: "; ")); again: \(command)"))
    }

    /// In one line.
    public var summary: String {
        let ends = endings.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.value) \($0.key.rawValue)" }
        return "\(seeds) seeds from \(first), \(steps) steps each: \(choices) choices, \(crashes) crashes; orders ended "
            + "\(ends.joined(separator: ", ")); \(failed.count) seeds failed; digest \(String(digest, radix: 16))"
    }
}
#endif
