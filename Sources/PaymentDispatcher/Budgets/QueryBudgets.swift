#if Dispatcher
internal import Payments
internal import Synchronization

/// The budgets of everything that is asked about at the wish of others, in bounded memory.
final class QueryBudgets: Sendable {
    enum Subject: Sendable, Hashable {
        case attempt(AttemptNumber)
        /// Numbers that somebody wants adopted for an order.
        case order(OrderID)
    }

    enum Decision: Sendable, Hashable {
        case now
        /// Not before then: nothing is planned yet. It counts as asked.
        case later(Timestamp)
        /// A question is planned, or was asked a moment ago by somebody who cannot wait.
        case joined(until: Timestamp)
        /// The gateway is asked enough already. Nothing was spent.
        case shed(retryAfterSeconds: Int)
    }

    private struct State {
        var budgets: [Subject: QueryBudget] = [:]
        var gateways: [GatewayID: TokenBucket] = [:]
    }

    /// How many subjects are remembered. Who is forgotten too soon is still held by the gateway's bucket.
    static let most = 10_000

    private let fresh: QueryBudget
    private let perSecond: Int
    private let state = Mutex(State())

    init(secondsBetween: Int64, perHour: Int, perSecond: Int) {
        fresh = QueryBudget(secondsBetween: secondsBetween, perHour: perHour)
        self.perSecond = perSecond
    }

    /// May a question be asked, now or later?
    func ask(about subject: Subject, at gateway: GatewayID, now: Timestamp) -> Decision {
        spend(subject, gateway, now) { budget in
            switch budget.ask(at: now) {
            case .now: .now
            case .later(let time): .later(time)
            case .joined(let time): .joined(until: time)
            }
        }
    }

    /// May a question be asked at once? If not, nothing is planned and nothing spent.
    /// - Parameter gateway: `nil` for one that is within the gateway's rate by other means.
    func askNow(about subject: Subject, at gateway: GatewayID?, now: Timestamp) -> Decision {
        spend(subject, gateway, now) { budget in budget.askNow(at: now).map { .joined(until: $0) } ?? .now }
    }

    /// Gives back a question that was spent and cannot be asked after all, so that whoever comes next may ask it.
    /// - Parameter time: for which it was allowed.
    func giveBack(_ time: Timestamp, about subject: Subject, at gateway: GatewayID?) {
        state.withLock { state in
            state.budgets[subject]?.giveBack(time)
            if let gateway { state.gateways[gateway]?.giveBack() }
        }
    }

    private func spend(
        _ subject: Subject, _ gateway: GatewayID?, _ now: Timestamp, _ ask: (inout QueryBudget) -> Decision
    ) -> Decision {
        state.withLock { state in
            var budget = state.budgets[subject] ?? fresh
            if budget.look(at: now) { state.budgets[subject] = budget }
            let decision = ask(&budget)
            if case .joined = decision { return decision }
            // A question must fit the gateway's measure, too; if it does not, it spends nothing here.
            if let gateway {
                var bucket = state.gateways[gateway] ?? TokenBucket(capacity: perSecond, perSecond: perSecond)
                let fits = bucket.take(at: now)
                state.gateways[gateway] = bucket
                guard fits else { return .shed(retryAfterSeconds: Int(bucket.millisecondsToNext + 999) / 1000) }
            }
            state.budgets[subject] = budget
            Self.forget(&state.budgets, now)
            return decision
        }
    }

    /// For tests.
    var count: Int { state.withLock { $0.budgets.count } }

    /// Past the limit those whose hour is over go, then the older half.
    private static func forget(_ budgets: inout [Subject: QueryBudget], _ now: Timestamp) {
        guard budgets.count > most else { return }
        budgets = budgets.filter { $0.value.last.map { $0.adding(seconds: 3600) > now } ?? false }
        guard budgets.count > most else { return }
        let times = budgets.values.compactMap(\.last).sorted()
        let middle = times[times.count / 2]
        budgets = budgets.filter { $0.value.last.map { $0 > middle } ?? false }
    }
}
#endif
