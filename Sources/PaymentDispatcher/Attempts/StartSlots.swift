#if Dispatcher
internal import Payments
internal import Synchronization

/// The starts under way at each gateway, in this process: those at one that hangs must not hold up all others.
final class StartSlots: Sendable {
    private let limit: Int
    private let taken = Mutex<[GatewayID: Int]>([:])

    init(limit: Int) { self.limit = limit }

    /// - Returns: `false` when there are as many as may be.
    func take(at gateway: GatewayID) -> Bool {
        taken.withLock { taken in
            guard taken[gateway, default: 0] < limit else { return false }
            taken[gateway, default: 0] += 1
            return true
        }
    }

    func isAnyTaken(at gateway: GatewayID) -> Bool { taken.withLock { $0[gateway, default: 0] > 0 } }

    func giveBack(at gateway: GatewayID) { taken.withLock { $0[gateway, default: 1] -= 1 } }
}
#endif
