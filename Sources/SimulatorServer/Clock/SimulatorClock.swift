#if Service
public import Payments
internal import Synchronization

/// The simulated gateways' clock: the machine's own, and as far ahead of it as it was told to be.
///
/// A merchant's server keeps its own time, so a gateway whose clock ran ahead still holds the time stamps of requests against
/// ``merchantTime``.
public final class SimulatorClock: TimeSource {
    /// The clock without the lead.
    public let merchantTime: any TimeSource
    private let lead = Mutex<Int64>(0)

    public init(_ base: any TimeSource = SystemTimeSource()) {
        merchantTime = base
    }

    public func now() -> Timestamp { merchantTime.now().adding(seconds: leadSeconds) }

    public var leadSeconds: Int64 { lead.withLock { $0 } }

    /// Runs ahead so many seconds more, at most 3,650 days in all.
    public func advance(seconds: Int64) {
        lead.withLock { $0 = min($0 + min(max(seconds, 0), Self.longestLead), Self.longestLead) }
    }

    /// Shows the machine's time again. For a simulator that begins anew: within one, time never goes back.
    func reset() { lead.withLock { $0 = 0 } }

    static let longestLead: Int64 = 3650 * 86_400
}
#endif
