import Payments
import SQLiteOrderStore

/// One caller that reads random orders by their id.
struct Reading {
    let filling: Filling

    /// - Returns: the median and the 99th percentile, µs.
    func run(for limit: Duration) async throws -> (Double, Double) {
        var random = Random(seed: 7)
        var taken: [Duration] = []
        let end = ContinuousClock.now + limit
        var now = ContinuousClock.now
        while now < end {
            let order = Filling.order(random.next(below: filling.orders))
            guard try await filling.store.order(order)?.order.id == order else { throw Ingest.WrongResult() }
            let next = ContinuousClock.now
            taken.append(next - now)
            now = next
        }
        let times = Times(taken)
        return (times.at(percent: 50), times.at(percent: 99))
    }
}

/// Takes the next 100 checks that are due, and gives them back.
struct NextDue {
    let filling: Filling

    /// - Returns: the time of one claim, µs.
    func run(for limit: Duration) async throws -> Double {
        let end = ContinuousClock.now + limit
        var taken: [Duration] = []
        var now = Filling.noon.adding(seconds: 1 << 30)
        repeat {
            let begun = ContinuousClock.now
            let claim = WorkClaim(
                .check(Filling.gateway), limit: 100, worker: "bench", now: now, leaseUntil: now.adding(seconds: 1))
            _ = try await filling.store.claim(claim)
            taken.append(ContinuousClock.now - begun)
            // The leases have run out by then.
            now = now.adding(seconds: 2)
        } while ContinuousClock.now < end
        return Times(taken).at(percent: 50)
    }
}
