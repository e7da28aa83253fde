#if Service
import HummingbirdCore
import Logging
import Synchronization

/// How many connections there are, and what each of them may do.
final class ConnectionLimit: Sendable {
    let limits: ServiceLimits
    private let turnedAway: TurnedAway?
    private let open = Atomic<Int>(0)

    init(_ limits: ServiceLimits, _ turnedAway: TurnedAway? = nil) {
        self.limits = limits
        self.turnedAway = turnedAway
    }

    func accepting(_ logger: Logger) -> MaximumAvailableConnections {
        MaximumAvailableConnections(limits.accepted, logger: logger)
    }

    /// - Returns: whether there is room for it.
    func opened() -> Bool { open.wrappingAdd(1, ordering: .relaxed).newValue <= limits.connections }

    /// One is sent away.
    func turnAway(_ reason: TurnedAway.Reason) { turnedAway?.count(reason) }

    func closed() { open.wrappingSubtract(1, ordering: .relaxed) }
}
#endif
