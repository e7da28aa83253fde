#if Dispatcher
import Payments
import Testing

@testable import PaymentDispatcher

@Suite struct CallPaceTests {
    private let pace = HeldPace()

    private func time(_ milliseconds: Int64) -> Timestamp { Timestamp(milliseconds: 1_000_000 + milliseconds) }

    @Test("A permit tells how many may begin, and is used up by beginning")
    func permits() {
        #expect(pace.permit(at: time(0)) == .go(5))
        for left in [5, 4, 3, 2, 1] { #expect(pace.begin(at: time(0)) == .go(left)) }
        #expect(pace.begin(at: time(1)) == .wait(until: time(1_000)))
        #expect(pace.permit(at: time(1_000)) == .go(5))
    }

    @Test("Who says how long is left alone for exactly that, by everybody, though an older call is answered meanwhile")
    func obeys() {
        #expect(pace.slowDown(seconds: 7, at: time(0), roll: 0) == time(7_000))
        pace.succeed(at: time(100))
        #expect(pace.permit(at: time(6_999)) == .wait(until: time(7_000)))
        #expect(pace.permit(at: time(7_000)) == .go(5))
    }

    @Test("A shorter wish does not shorten a longer one, and none is longer than an hour")
    func longest() {
        pace.slowDown(seconds: 60, at: time(0), roll: 0)
        #expect(pace.slowDown(seconds: 1, at: time(10), roll: 0) == time(60_000))
        #expect(pace.slowDown(seconds: .max, at: time(20), roll: 0) == time(3_600_020))
        #expect(pace.slowDown(seconds: -1, at: time(30), roll: 0) == time(3_600_020))
    }

    @Test("Who does not say how long is left alone for longer each time, until an answer comes")
    func unnamed() {
        var ends: [Timestamp] = []
        var now = time(0)
        for _ in 0..<4 {
            let end = pace.slowDown(seconds: nil, at: now, roll: .max)
            #expect(end > now && end <= now.adding(milliseconds: 5_000 << Int64(ends.count)))
            ends.append(end)
            now = end
        }
        pace.succeed(at: now.adding(milliseconds: 1))
        let end = pace.slowDown(seconds: nil, at: now, roll: 2_500)
        #expect(end == now.adding(milliseconds: 5_000))
    }

    @Test("Silence closes it, a trial opens it, and an answer of any kind is no silence")
    func silence() {
        for thing in 1...4 { #expect(!pace.fail(about: thing, at: time(0), roll: 0)) }
        pace.succeed(at: time(0))
        for thing in 1...4 { #expect(!pace.fail(about: thing, at: time(0), roll: 0)) }
        pace.slowDown(seconds: 1, at: time(-5_000), roll: 0)
        for thing in 1...4 { #expect(!pace.fail(about: thing, at: time(0), roll: 0)) }
        #expect(pace.fail(about: 5, at: time(0), roll: 0))
        #expect(pace.permit(at: time(1_000)) == .wait(until: time(2_500)))
        #expect(pace.begin(at: time(2_500)) == .go(1))
        #expect(pace.permit(at: time(2_600)) == .wait(until: time(3_600)))
        pace.succeed(at: time(2_700))
        #expect(pace.permit(at: time(2_700)) == .go(4))
    }

    @Test("Who is waited for goes out at once and counts; a pause or a breaker holds him, too")
    func atOnce() {
        for _ in 0..<7 { #expect(pace.beginAtOnce(at: time(0)) == .go(1)) }
        #expect(pace.permit(at: time(0)) == .wait(until: time(1_000)))
        #expect(pace.permit(at: time(1_000)) == .go(5))
        pace.slowDown(seconds: 10, at: time(1_000), roll: 0)
        #expect(pace.beginAtOnce(at: time(10_999)) == .wait(until: time(11_000)))
        for thing in 1...5 { _ = pace.fail(about: thing, at: time(11_000), roll: 0) }
        #expect(pace.beginAtOnce(at: time(13_499)) == .wait(until: time(13_500)))
        #expect(pace.beginAtOnce(at: time(13_500)) == .go(1))
        #expect(pace.beginAtOnce(at: time(13_500)) == .wait(until: time(14_500)), "one tries")
        pace.withdraw(at: time(13_600))
        #expect(pace.beginAtOnce(at: time(13_600)) == .go(1), "another, when it did not")
    }

    @Test("Starts have a rate of their own: they take none of the questions', and wait for none")
    func startsApart() {
        for _ in 0..<5 { #expect(pace.beginStart(at: time(0)) == .go) }
        #expect(pace.beginStart(at: time(999)) == .tooMany)
        for left in [5, 4, 3, 2, 1] { #expect(pace.begin(at: time(999)) == .go(left)) }
        for _ in 0..<5 { #expect(pace.beginStart(at: time(1_000)) == .go) }
        #expect(pace.beginStart(at: time(1_000)) == .tooMany)
        #expect(pace.permit(at: time(1_999)) == .go(5))
        for _ in 0..<4 { #expect(pace.beginStart(at: time(0)) == .tooMany, "the clock was set back") }
        #expect(pace.beginStart(at: time(1_000)) == .go)
    }

    @Test("A start is held by a pause and by a breaker, of which it may be the one trial")
    func startsHeld() {
        pace.slowDown(seconds: 10, at: time(0), roll: 0)
        #expect(pace.beginStart(at: time(9_999)) == .wait(until: time(10_000)))
        for thing in 1...5 { _ = pace.fail(about: thing, at: time(10_000), roll: 0) }
        #expect(pace.beginStart(at: time(12_499)) == .wait(until: time(12_500)))
        #expect(pace.beginStart(at: time(12_500)) == .go)
        #expect(pace.beginStart(at: time(12_500)) != .go, "one tries")
        pace.withdraw(at: time(12_600))
        #expect(pace.beginStart(at: time(12_600)) == .go, "another, when it did not")
    }

    @Test("A clock that is set back makes nobody wait for longer than was meant")
    func setBack() {
        for _ in 0..<5 { _ = pace.begin(at: time(3_600_000)) }
        pace.slowDown(seconds: 30, at: time(3_600_000), roll: 0)
        #expect(pace.permit(at: time(0)) == .wait(until: time(30_000)))
        #expect(pace.permit(at: time(30_000)) == .go(5))
    }
}

/// Lets an expectation ask what changes the pace.
private final class HeldPace {
    private var pace = CallPace(ratePerSecond: 5)

    func permit(at now: Timestamp) -> CallPace.Permit { pace.permit(at: now) }
    func begin(at now: Timestamp) -> CallPace.Permit { pace.begin(at: now) }
    func beginAtOnce(at now: Timestamp) -> CallPace.Permit { pace.beginAtOnce(at: now) }
    func beginStart(at now: Timestamp) -> CallPace.StartPermit { pace.beginStart(at: now) }
    func withdraw(at now: Timestamp) { pace.withdraw(at: now) }
    func succeed(at now: Timestamp) { pace.succeed(at: now) }
    func fail(about thing: Int, at now: Timestamp, roll: UInt64) -> Bool {
        pace.fail(about: .delivery("o-1", thing), at: now, roll: roll)
    }
    @discardableResult func slowDown(seconds: Int?, at now: Timestamp, roll: UInt64) -> Timestamp {
        pace.slowDown(seconds: seconds, at: now, roll: roll)
    }
}
#endif
