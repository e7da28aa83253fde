#if Service
import Payments
import Synchronization

/// The places for pages that listen: so many in all, and of these so many for one order. Whoever holds one address must not be able to
/// take the places of all others.
final class StreamSeats: Sendable {
    /// A payer has a few pages open, and a shop may look on.
    static let ofOneOrder = 16

    private let gate: AdmissionGate
    private let taken = Mutex<[OrderID: Int]>([:])

    init(limit: Int) { gate = AdmissionGate(limit: limit) }

    /// - Returns: `nil` when there is none left, in all or for this order.
    func seat(for order: OrderID) -> StreamSeat? {
        guard gate.enter() else { return nil }
        guard take(order) else {
            gate.leave()
            return nil
        }
        return StreamSeat(for: order, of: self)
    }

    private func take(_ order: OrderID) -> Bool {
        taken.withLock { taken in
            guard taken[order, default: 0] < Self.ofOneOrder else { return false }
            taken[order, default: 0] += 1
            return true
        }
    }

    fileprivate func giveBack(_ order: OrderID) {
        taken.withLock { taken in
            let left = taken[order, default: 1] - 1
            taken[order] = left > 0 ? left : nil
        }
        gate.leave()
    }

    /// For tests: orders of which a place is taken.
    var orders: Int { taken.withLock { $0.count } }
}

/// One of the places for those who listen; given back when nobody holds it any more.
final class StreamSeat: Sendable {
    private let order: OrderID
    private let seats: StreamSeats

    fileprivate init(for order: OrderID, of seats: StreamSeats) {
        self.order = order
        self.seats = seats
    }

    deinit { seats.giveBack(order) }
}
#endif
