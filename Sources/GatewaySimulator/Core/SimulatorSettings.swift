/// How a simulator begins.
public struct SimulatorSettings: Sendable {
    /// What decides what payers do.
    public enum Payers: Sendable, Hashable {
        /// Whoever drives the simulator.
        case steered
        /// They act by themselves after so many seconds, and the last two digits of the amount say how; see ``AmountEnding``.
        case actByAmount(afterSeconds: Int64)
    }

    public var payuni: PAYUNiAccount?
    public var kryptogo: KryptoGOAccount?
    public var payers: Payers
    public var faults: FaultPlan
    /// Everything that is drawn by lot comes from this: equal seeds and equal requests give equal bytes.
    public var seed: UInt64
    /// When a message that was not answered with 200 is sent again, in seconds after each try. PAYUNi and KryptoGO document no
    /// schedule (docs: PAYUNi 8.7, KryptoGO 9); this one is the simulator's own.
    public var retrySeconds: [Int64]

    public init(
        payuni: PAYUNiAccount? = nil, kryptogo: KryptoGOAccount? = nil, payers: Payers = .steered, faults: FaultPlan = .none,
        seed: UInt64 = 1, retrySeconds: [Int64] = [60, 300, 1800]
    ) {
        self.payuni = payuni
        self.kryptogo = kryptogo
        self.payers = payers
        self.faults = faults
        self.seed = seed
        self.retrySeconds = retrySeconds
    }
}
