#if Dispatcher
import Payments

/// What a call is about.
enum CallMatter: Sendable, Hashable {
    case attempt(AttemptNumber)
    case gatewayNumber(GatewayNumber)
    case delivery(OrderID, Int)
}

/// Keeps calls away from somebody who does not answer: when calls about so many things failed, and none succeeded in between, none go out
/// for a while, then a single one tries, and its end decides. One thing about which every call fails says nothing about the others.
struct CircuitBreaker: Sendable, Equatable {
    enum Passage: Sendable, Equatable {
        case open
        /// One call may try.
        case trial
        case closed(until: Timestamp)
    }

    private enum State: Sendable, Equatable {
        case flowing(failed: Set<CallMatter>)
        /// - rounds: how often it closed since the last answer.
        case waiting(since: Timestamp, milliseconds: Int64, rounds: Int)
        case trying(since: Timestamp, rounds: Int)
    }

    /// Things about which calls failed, one after another, that close it.
    static let threshold = 5
    /// A trial that was never heard of again is over after this.
    static let trialMilliseconds: Int64 = 120_000
    /// While one tries the others look again after this: its end mostly comes soon.
    static let trialGlanceMilliseconds: Int64 = 1_000
    static let waits = RetryPlan(first: 5_000, longest: 60_000)

    private var state = State.flowing(failed: [])

    var isClosed: Bool {
        if case .flowing = state { false } else { true }
    }

    /// What may happen now. Changes nothing: tell ``begin(at:)`` when a call goes out.
    func passage(at now: Timestamp) -> Passage {
        switch state {
        case .flowing: .open
        case .waiting(let since, let milliseconds, _): Self.passage(since, milliseconds, now)
        case .trying(let since, _): Self.passage(beside: since, now)
        }
    }

    mutating func begin(at now: Timestamp) {
        switch state {
        case .flowing: break
        case .waiting(_, _, let rounds), .trying(_, let rounds): state = .trying(since: now, rounds: rounds)
        }
    }

    /// What was begun did not go out: another may try.
    mutating func withdraw(at now: Timestamp) {
        guard case .trying(_, let rounds) = state else { return }
        state = .waiting(since: now, milliseconds: 0, rounds: rounds)
    }

    /// Somebody answered, whatever was said.
    mutating func succeed() { state = .flowing(failed: []) }

    /// - Returns: whether this closed it.
    @discardableResult
    mutating func fail(about matter: CallMatter, at now: Timestamp, roll: UInt64) -> Bool {
        switch state {
        case .flowing(var failed):
            failed.insert(matter)
            state = .flowing(failed: failed)
            guard failed.count >= Self.threshold else { return false }
            close(at: now, rounds: 0, roll)
            return true
        case .trying(_, let rounds):
            close(at: now, rounds: rounds + 1, roll)
            return false
        // A call from before it closed.
        case .waiting: return false
        }
    }

    private mutating func close(at now: Timestamp, rounds: Int, _ roll: UInt64) {
        state = .waiting(since: now, milliseconds: Self.waits.delay(afterFailures: rounds, roll: roll), rounds: rounds)
    }

    /// The clock was set back to this: it stays closed for as long as it should, not for longer.
    mutating func turnBack(to now: Timestamp) {
        switch state {
        case .flowing: break
        case .waiting(let since, let milliseconds, let rounds):
            state = .waiting(since: min(since, now), milliseconds: milliseconds, rounds: rounds)
        case .trying(let since, let rounds): state = .trying(since: min(since, now), rounds: rounds)
        }
    }

    private static func passage(beside trial: Timestamp, _ now: Timestamp) -> Passage {
        guard case .closed(let end) = passage(trial, trialMilliseconds, now) else { return .trial }
        return .closed(until: min(end, now.adding(milliseconds: trialGlanceMilliseconds)))
    }

    private static func passage(_ since: Timestamp, _ milliseconds: Int64, _ now: Timestamp) -> Passage {
        let end = since.adding(milliseconds: milliseconds)
        return end <= now ? .trial : .closed(until: end)
    }
}
#endif
