#if Dispatcher
public import Payments

/// What one seed decides: the clock, who goes on when, the gateways, the payers, the merchant, every fault and every crash.
public struct SimulationSettings: Sendable, Hashable {
    public var seed: UInt64
    /// Acts of payers, gateways, the desk, the merchant and the world.
    public var steps: Int
    /// Keeps what happened as lines.
    public var keepsLines: Bool
    /// Something around the desk that is wrong on purpose, to see whether the simulation sees it.
    public var flaw: SimulationFlaw?

    public init(seed: UInt64, steps: Int = 200, keepsLines: Bool = false, flaw: SimulationFlaw? = nil) {
        self.flaw = flaw
        self.seed = seed
        self.steps = steps
        self.keepsLines = keepsLines
    }
}

/// What came of one seed.
public struct SimulationResult: Sendable {
    public let seed: UInt64
    public let steps: Int
    /// How often the scheduler chose who goes on.
    public let choices: Int
    public let crashes: Int
    /// Of everything that happened; equal for equal seeds.
    public let digest: UInt64
    /// What must never be; empty when all is well.
    public let problems: [String]
    /// How the orders ended.
    public let endings: [OrderStatus]
    public let lines: [String]
}

/// The whole desk under a scheduler of its own: callers, callbacks and reconciliation are tasks that stop before and behind every call
/// to the store and to a gateway, and lots drawn from one seed say which of them goes on. Any of these places may be the last of a
/// process; a new one then starts on the same store.
public enum Simulation {
    /// Plays one seed. Runs on the calling thread alone.
    public static func play(_ settings: SimulationSettings) -> SimulationResult {
        do {
            return try SimulationDriver(settings).run()
        } catch {
            return SimulationResult(
                seed: settings.seed, steps: 0, choices: 0, crashes: 0, digest: 0, problems: ["the desk does not start: \(error)"],
                endings: [], lines: [])
        }
    }
}
#endif
