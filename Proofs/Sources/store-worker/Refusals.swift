import Payments
import Synchronization

/// Bears a number of refusals, then no more.
final class Refusals: Sendable {
    private let left: Mutex<Int>

    init(left: Int) { self.left = Mutex(left) }

    func count(_ error: OrderStoreError) throws {
        say("refused \(error.operation) \(error.kind.code)")
        let isEnough = left.withLock { left in
            left -= 1
            return left < 0
        }
        if isEnough { throw error }
    }
}
