#if Dispatcher
import Payments
import Testing

@testable import PaymentDispatcher

@Suite struct CircuitBreakerTests {
    private func time(_ seconds: Int64) -> Timestamp { Timestamp(seconds: 1_000 + seconds) }

    private func expect(_ closes: Bool, _ expected: Bool) { #expect(closes == expected) }

    private func closed(at now: Timestamp, roll: UInt64 = 0) -> CircuitBreaker {
        var breaker = CircuitBreaker()
        for thing in 1...CircuitBreaker.threshold { breaker.fail(about: .delivery("o-1", thing), at: now, roll: roll) }
        return breaker
    }

    @Test("Failures about five things in a row close it, and say so once; about four and an answer do not")
    func closes() {
        var breaker = CircuitBreaker()
        for thing in 1...4 { expect(breaker.fail(about: .delivery("o-1", thing), at: time(0), roll: 0), false) }
        breaker.succeed()
        for thing in 1...4 { expect(breaker.fail(about: .delivery("o-1", thing), at: time(0), roll: 0), false) }
        #expect(breaker.passage(at: time(0)) == .open)
        expect(breaker.fail(about: .delivery("o-1", 5), at: time(0), roll: 0), true)
        #expect(breaker.isClosed)
        #expect(breaker.passage(at: time(0)) == .closed(until: time(0).adding(milliseconds: 2_500)))
        expect(breaker.fail(about: .attempt("A1"), at: time(1), roll: 0), false)
        #expect(breaker.passage(at: time(1)) == .closed(until: time(0).adding(milliseconds: 2_500)))
    }

    @Test("One thing about which every call fails closes nothing, however often, and counts once among others")
    func oneThing() {
        var breaker = CircuitBreaker()
        for _ in 0..<100 { expect(breaker.fail(about: .attempt("A1"), at: time(0), roll: 0), false) }
        #expect(breaker.passage(at: time(0)) == .open)
        for thing in 2...4 { expect(breaker.fail(about: .delivery("o-1", thing), at: time(0), roll: 0), false) }
        expect(breaker.fail(about: .attempt("A1"), at: time(0), roll: 0), false)
        expect(breaker.fail(about: .gatewayNumber("A1"), at: time(0), roll: 0), true)
    }

    @Test("After the wait one call tries; its answer opens, its failure closes for longer")
    func tries() {
        var breaker = closed(at: time(0))
        #expect(breaker.passage(at: time(3)) == .trial)
        breaker.begin(at: time(3))
        #expect(breaker.passage(at: time(4)) == .closed(until: time(5)), "one at a time, and its end comes soon")
        expect(breaker.fail(about: .attempt("A1"), at: time(5), roll: .max), false)
        guard case .closed(let end) = breaker.passage(at: time(5)) else {
            Issue.record("it must be closed")
            return
        }
        #expect(end > time(5).adding(milliseconds: 2_500) && end <= time(15))
        breaker.begin(at: time(20))
        breaker.succeed()
        #expect(breaker.passage(at: time(20)) == .open)
        #expect(breaker == CircuitBreaker())
    }

    @Test("The wait never grows over a minute")
    func longest() {
        var breaker = closed(at: time(0))
        var now = time(0)
        for round in 0..<50 as Range<UInt64> {
            guard case .closed(let end) = breaker.passage(at: now) else { break }
            #expect(end <= now.adding(seconds: 60))
            now = end
            breaker.begin(at: now)
            breaker.fail(about: .attempt("A1"), at: now, roll: round &* 0x9E37_79B9_7F4A_7C15)
        }
        #expect(now > time(60))
    }

    @Test("A trial that is never heard of again makes way for another")
    func lostTrial() {
        var breaker = closed(at: time(0))
        breaker.begin(at: time(10))
        for second in [10, 60, 129] as [Int64] {
            #expect(breaker.passage(at: time(second)) == .closed(until: time(second + 1)))
        }
        let last = time(130).adding(milliseconds: -1)
        #expect(breaker.passage(at: last) == .closed(until: time(130)))
        #expect(breaker.passage(at: time(130)) == .trial)
    }

    @Test("A clock that is set back does not keep it closed for longer")
    func setBack() {
        var breaker = closed(at: time(3_600))
        breaker.turnBack(to: time(0))
        #expect(breaker.passage(at: time(3)) == .trial)
        breaker.begin(at: time(3_600))
        breaker.turnBack(to: time(0))
        #expect(breaker.passage(at: time(120)) == .trial)
    }
}
#endif
