#if Dispatcher
import Payments
import Testing

@testable import PaymentDispatcher

@Suite("Budgets")
struct BudgetTests {
    private let start = Timestamp(seconds: 1_767_225_600)

    @Test("A bucket gives what it holds at once, and then so many a second")
    func bucket() {
        var bucket = TokenBucket(capacity: 3, perSecond: 2)
        let first = (0..<4).map { _ in bucket.take(at: start) }
        #expect(first == [true, true, true, false])
        #expect(bucket.millisecondsToNext == 500)
        let answer1 = bucket.take(at: start.adding(milliseconds: 499))
        #expect(answer1 == false)
        let answer2 = bucket.take(at: start.adding(milliseconds: 500))
        #expect(answer2)
        let answer3 = bucket.take(at: start.adding(milliseconds: 999))
        #expect(answer3 == false)
        let muchLater = start.adding(seconds: 100_000)
        let later = (0..<4).map { _ in bucket.take(at: muchLater) }
        #expect(later == [true, true, true, false])
    }

    @Test("In any stretch of time a bucket gives no more than it holds and gains")
    func bucketBound() {
        var bucket = TokenBucket(capacity: 10, perSecond: 7)
        var taken = 0
        for step in 0..<10_000 { if bucket.take(at: start.adding(milliseconds: Int64(step))) { taken += 1 } }
        #expect(taken == 10 + 69)
    }

    @Test("A clock that goes back or jumps to the end of time gives no more than fits and breaks nothing")
    func bucketClock() {
        var bucket = TokenBucket(capacity: 1, perSecond: 1)
        let answer4 = bucket.take(at: start)
        #expect(answer4)
        let answer5 = bucket.take(at: start.adding(seconds: -3600))
        #expect(answer5 == false)
        let answer6 = bucket.take(at: start.adding(milliseconds: 999))
        // An hour has passed by this clock, which gives what fits.
        #expect(answer6)
        let answer7 = bucket.take(at: Timestamp(milliseconds: .max))
        #expect(answer7)
        let answer8 = bucket.take(at: Timestamp(milliseconds: .min))
        #expect(answer8 == false)
    }

    @Test("After a clock was set back, however far, as much may be asked as always, and no more")
    func setBack() {
        for seconds: Int64 in [3_600, 31_536_000, .max] {
            let budgets = QueryBudgets(secondsBetween: 2, perHour: 20, perSecond: 1)
            #expect(budgets.ask(about: .attempt("A-1"), at: "one", now: start) == .now)
            let earlier = Timestamp(seconds: start.seconds.subtractingReportingOverflow(seconds).partialValue)
            #expect(budgets.askNow(about: .attempt("A-1"), at: "one", now: earlier) != .now)
            #expect(budgets.askNow(about: .attempt("A-2"), at: "one", now: earlier) == .shed(retryAfterSeconds: 1))
            #expect(budgets.askNow(about: .attempt("A-2"), at: "one", now: earlier.adding(milliseconds: 1_500)) == .now)
            #expect(budgets.askNow(about: .attempt("A-1"), at: "one", now: earlier.adding(seconds: 3)) == .now)
        }
    }

    @Test("What is given back can be taken again, and no more than that")
    func givenBack() {
        let budgets = QueryBudgets(secondsBetween: 2, perHour: 2, perSecond: 1)
        for _ in 0..<5 {
            #expect(budgets.ask(about: .attempt("A-1"), at: "one", now: start) == .now)
            budgets.giveBack(start, about: .attempt("A-1"), at: "one")
        }
        // Nobody gains by giving back what he never had.
        budgets.giveBack(start, about: .attempt("A-1"), at: "one")
        #expect(budgets.ask(about: .attempt("A-1"), at: "one", now: start) == .now)
        #expect(budgets.ask(about: .attempt("A-2"), at: "one", now: start) == .shed(retryAfterSeconds: 1))
        let later = start.adding(seconds: 1)
        #expect(budgets.ask(about: .attempt("A-1"), at: "one", now: later) == .later(start.adding(seconds: 2)))
        budgets.giveBack(start.adding(seconds: 2), about: .attempt("A-1"), at: "one")
        #expect(budgets.ask(about: .attempt("A-1"), at: "one", now: later) == .later(start.adding(seconds: 2)))
    }

    @Test("Questions are seconds apart, and one that comes too soon is planned once")
    func spacing() {
        var budget = QueryBudget(secondsBetween: 2, perHour: 20)
        let answer9 = budget.ask(at: start)
        #expect(answer9 == .now)
        let answer10 = budget.ask(at: start.adding(seconds: 1))
        #expect(answer10 == .later(start.adding(seconds: 2)))
        let answer11 = budget.ask(at: start.adding(seconds: 1))
        #expect(answer11 == .joined(until: start.adding(seconds: 2)))
        let answer12 = budget.ask(at: start.adding(seconds: 4))
        #expect(answer12 == .now)
        let answer13 = budget.ask(at: start.adding(milliseconds: 6000))
        #expect(answer13 == .now)
    }

    @Test("However often somebody asks in however long a time, no hour has more questions than allowed")
    func hourly() {
        var budget = QueryBudget(secondsBetween: 2, perHour: 20)
        var asked: [Timestamp] = []
        for step in 0..<20_000 {
            switch budget.ask(at: start.adding(milliseconds: Int64(step) * 700)) {
            case .now: asked.append(start.adding(milliseconds: Int64(step) * 700))
            case .later(let time): asked.append(time)
            case .joined: break
            }
        }
        #expect(asked.count >= 60)
        for (index, time) in asked.enumerated() where index >= 20 {
            #expect(time >= asked[index - 20].adding(seconds: 3600))
        }
        #expect(zip(asked, asked.dropFirst()).allSatisfy { $1 >= $0.adding(seconds: 2) })
    }

    @Test("Asking at once spends a question only when it may be asked")
    func atOnce() {
        var budget = QueryBudget(secondsBetween: 2, perHour: 2)
        let answer14 = budget.askNow(at: start)
        #expect(answer14 == nil)
        let answer15 = budget.askNow(at: start.adding(seconds: 1))
        #expect(answer15 == start.adding(seconds: 2))
        let answer16 = budget.askNow(at: start.adding(seconds: 2))
        #expect(answer16 == nil)
        let answer17 = budget.askNow(at: start.adding(seconds: 9))
        #expect(answer17 == start.adding(seconds: 3600))
    }

    @Test("Budgets of very many subjects stay within their memory")
    func bounded() {
        let budgets = QueryBudgets(secondsBetween: 2, perHour: 20, perSecond: 1_000_000)
        for index in 0..<25_000 {
            _ = budgets.ask(
                about: .attempt(AttemptNumber("A-\(index)")), at: "gateway", now: start.adding(milliseconds: Int64(index)))
        }
        #expect(budgets.count <= QueryBudgets.most)
        #expect(budgets.count >= QueryBudgets.most / 2)
        // The newest are remembered.
        let newest = budgets.ask(about: .attempt("A-24999"), at: "gateway", now: start.adding(seconds: 25))
        #expect(newest != .now)
        // All old ones go when their hour is over.
        for index in 0..<QueryBudgets.most {
            _ = budgets.ask(about: .order(OrderID("\(index)")), at: "gateway", now: start.adding(seconds: 9000))
        }
        #expect(budgets.count == QueryBudgets.most)
    }

    @Test("A question that does not fit the gateway's measure spends nothing of its own")
    func shed() {
        let budgets = QueryBudgets(secondsBetween: 2, perHour: 20, perSecond: 1)
        #expect(budgets.ask(about: .attempt("A-1"), at: "one", now: start) == .now)
        #expect(budgets.ask(about: .attempt("A-2"), at: "one", now: start) == .shed(retryAfterSeconds: 1))
        #expect(budgets.ask(about: .attempt("A-2"), at: "two", now: start) == .now)
        #expect(budgets.ask(about: .attempt("A-3"), at: "one", now: start) == .shed(retryAfterSeconds: 1))
        #expect(budgets.ask(about: .attempt("A-3"), at: "one", now: start.adding(seconds: 1)) == .now)
    }
}
#endif
