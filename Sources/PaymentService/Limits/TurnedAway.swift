#if Service
import Logging
import Metrics
import PaymentDispatcher
import Payments
import Synchronization

/// Counts the connections that are sent away, and says so in the log once a minute at most: a crowd must not fill that, too.
final class TurnedAway: Sendable {
    enum Reason: String, CaseIterable {
        /// There are as many connections as may be.
        case connections
        /// It asked more at once than one connection may.
        case pipelined
    }

    static let label = "paydesk_connections_turned_away_total"

    private struct Line {
        var last: Timestamp?
        /// Sent away since then.
        var untold = 0
    }

    private static let secondsBetweenLines: Int64 = 60

    private let counters: [Reason: Counter]
    private let time: any TimeSource
    private let logger: Logger
    private let line = Mutex(Line())

    init(factory: any MetricsFactory, time: any TimeSource, logger: Logger) {
        let made = Reason.allCases.map { reason in
            (reason, Counter(label: Self.label, dimensions: [("reason", reason.rawValue)], factory: factory))
        }
        counters = Dictionary(uniqueKeysWithValues: made)
        self.time = time
        self.logger = logger
    }

    func count(_ reason: Reason) {
        counters[reason]?.increment()
        guard let untold = untold(at: time.now()) else { return }
        logger.warning(
            "connections are turned away",
            metadata: Logger.Metadata([.reason: .string(reason.rawValue), .count: .stringConvertible(untold)]))
    }

    /// How many there were since the last line, this one among them; `nil` when that was a moment ago.
    private func untold(at now: Timestamp) -> Int? {
        line.withLock { line in
            line.untold += 1
            if let last = line.last, now >= last, now < last.adding(seconds: Self.secondsBetweenLines) { return nil }
            let untold = line.untold
            line = Line(last: now)
            return untold
        }
    }
}
#endif
