#if Dispatcher
import Payments

/// When calls to one gateway or one endpoint may begin: its rate, its breaker, and the time it asked to be left alone.
struct CallPace: Sendable, Equatable {
    enum Permit: Sendable, Equatable {
        /// So many calls may begin.
        case go(Int)
        case wait(until: Timestamp)
    }

    /// Whether a start may go out.
    enum StartPermit: Sendable, Equatable {
        case go
        /// As many went out within a second as may.
        case tooMany
        case wait(until: Timestamp)
    }

    private struct Pause: Sendable, Equatable {
        var since: Timestamp
        var milliseconds: Int64

        var end: Timestamp { since.adding(milliseconds: milliseconds) }
    }

    /// Somebody who names a longer time is asked again after this.
    static let longestPauseSeconds = 3_600
    /// For those who say "too many" and not how long.
    static let unnamedPauses = RetryPlan(first: 5_000, longest: 120_000)

    private var window: SlidingWindow
    /// Starts are counted apart: however many payers begin, questions keep their rate, and find what others have paid.
    private var starts: SlidingWindow
    private(set) var breaker = CircuitBreaker()
    private var pause: Pause?
    /// How often "too many" was said in a row.
    private var refusals = 0
    private var latest: Timestamp?

    /// - Parameter startsPerSecond: `nil`: as many as the others.
    init(ratePerSecond: Int, startsPerSecond: Int? = nil) {
        window = SlidingWindow(limit: ratePerSecond)
        starts = SlidingWindow(limit: startsPerSecond ?? ratePerSecond)
    }

    /// What may begin now. Takes nothing: call ``begin(at:)`` for each call that goes out.
    mutating func permit(at now: Timestamp) -> Permit {
        look(at: now)
        if let pause, pause.end > now { return .wait(until: pause.end) }
        let free = window.free(at: now)
        switch breaker.passage(at: now) {
        case .closed(let end): return .wait(until: end)
        case .trial where free > 0: return .go(1)
        case .open where free > 0: return .go(free)
        case .trial, .open: return .wait(until: window.opens(at: now))
        }
    }

    /// Takes one permit, if there is one.
    mutating func begin(at now: Timestamp) -> Permit {
        let permit = permit(at: now)
        guard case .go = permit else { return permit }
        window.begin(at: now)
        breaker.begin(at: now)
        return permit
    }

    /// Takes a permit for a call that somebody waits for: it counts in the rate and does not stand in line for it.
    mutating func beginAtOnce(at now: Timestamp) -> Permit {
        look(at: now)
        if let pause, pause.end > now { return .wait(until: pause.end) }
        if case .closed(let end) = breaker.passage(at: now) { return .wait(until: end) }
        window.begin(at: now)
        breaker.begin(at: now)
        return .go(1)
    }

    /// Takes a permit for the start of an attempt. Nobody stands in line for one: a payer looks at a page, and can come again.
    mutating func beginStart(at now: Timestamp) -> StartPermit {
        look(at: now)
        if let pause, pause.end > now { return .wait(until: pause.end) }
        if case .closed(let end) = breaker.passage(at: now) { return .wait(until: end) }
        guard starts.free(at: now) > 0 else { return .tooMany }
        starts.begin(at: now)
        breaker.begin(at: now)
        return .go
    }

    /// A call that was begun did not go out.
    mutating func withdraw(at now: Timestamp) {
        look(at: now)
        breaker.withdraw(at: now)
    }

    /// An answer came, also one that says no. A pause goes on: the call may be older than it.
    mutating func succeed(at now: Timestamp) {
        look(at: now)
        breaker.succeed()
        if pause.map({ $0.end <= now }) ?? true { refusals = 0 }
    }

    /// No answer came, or one that shows that the other side does not work.
    /// - Returns: whether calls stop from now on.
    @discardableResult
    mutating func fail(about matter: CallMatter, at now: Timestamp, roll: UInt64) -> Bool {
        look(at: now)
        return breaker.fail(about: matter, at: now, roll: roll)
    }

    /// The other side said "too many". Everybody leaves it alone for as long as it said.
    /// - Returns: until when.
    @discardableResult
    mutating func slowDown(seconds: Int?, at now: Timestamp, roll: UInt64) -> Timestamp {
        look(at: now)
        breaker.succeed()
        let asked = seconds.map { Int64(min(max($0, 1), Self.longestPauseSeconds)) * 1000 }
        let next = Pause(
            since: now, milliseconds: asked ?? Self.unnamedPauses.delay(afterFailures: refusals, roll: roll))
        refusals += 1
        if pause.map({ $0.end < next.end }) ?? true { pause = next }
        return pause?.end ?? next.end
    }

    /// A clock that was set back must not make anybody wait for longer than was meant.
    private mutating func look(at now: Timestamp) {
        if let latest, now < latest {
            window.turnBack(to: now)
            starts.turnBack(to: now)
            breaker.turnBack(to: now)
            if let since = pause?.since { pause?.since = min(since, now) }
        }
        latest = now
    }
}
#endif
