#if Dispatcher
internal import Payments

/// What may be asked about one thing because somebody unauthenticated named it: not twice within some seconds, and only so often in an
/// hour. Whoever comes too soon joins the question that is planned already.
struct QueryBudget: Sendable, Hashable {
    enum Decision: Sendable, Hashable {
        case now
        /// Too soon: nothing is planned yet, and this is the time to plan for.
        case later(Timestamp)
        /// Too soon, and a question is planned.
        case joined(until: Timestamp)
    }

    let secondsBetween: Int64
    let perHour: Int
    /// When it was asked within the last hour, and when it will be; the oldest first.
    private var times: [Timestamp] = []
    private var latest: Timestamp?

    init(secondsBetween: Int64, perHour: Int) {
        self.secondsBetween = secondsBetween
        self.perHour = max(perHour, 1)
    }

    /// Spends one question, now or later, unless one is planned.
    mutating func ask(at now: Timestamp) -> Decision {
        look(at: now)
        times.removeAll { $0.adding(seconds: Self.hour) <= now }
        guard let last = times.last else {
            times.append(now)
            return .now
        }
        if last > now { return .joined(until: last) }
        var allowed = max(now, last.adding(seconds: secondsBetween))
        if times.count >= perHour { allowed = max(allowed, times[times.count - perHour].adding(seconds: Self.hour)) }
        times.append(allowed)
        return allowed == now ? .now : .later(allowed)
    }

    /// A clock that was set back must not make anybody wait for longer than was meant: what was asked is as long ago as it was, and what is
    /// planned as far away.
    /// - Returns: whether it was.
    @discardableResult
    mutating func look(at now: Timestamp) -> Bool {
        defer { latest = now }
        guard let latest, now < latest else { return false }
        let (back, overflow) = latest.milliseconds.subtractingReportingOverflow(now.milliseconds)
        times = overflow ? [] : times.map { $0.adding(milliseconds: -back) }
        return true
    }

    /// Gives back a question that was spent and cannot be asked.
    mutating func giveBack(_ time: Timestamp) {
        if let index = times.lastIndex(of: time) { times.remove(at: index) }
    }

    /// Spends one question, if it may be asked now.
    /// - Returns: when it may be, if not now.
    mutating func askNow(at now: Timestamp) -> Timestamp? {
        look(at: now)
        var spent = self
        switch spent.ask(at: now) {
        case .now:
            self = spent
            return nil
        case .later(let time), .joined(let time): return time
        }
    }

    /// When it was last asked, or will be.
    var last: Timestamp? { times.last }

    private static let hour: Int64 = 3600
}
#endif
