#if Dispatcher
import Payments
import Testing

@testable import PaymentDispatcher

@Suite struct CheckPlanTests {
    typealias Rhythm = CheckSubject.Rhythm

    static let start = Timestamp(seconds: 1_767_225_600)
    static let hour: Int64 = 3_600
    static let day: Int64 = 86_400

    static func subject(_ rhythm: Rhythm, deadlineHours: Int64 = 3, number: AttemptNumber = "A1") throws -> CheckSubject {
        CheckSubject(
            number: number, amount: try #require(Money("300", "TWD")), rhythm: rhythm, reservedAt: start,
            orderDeadline: start.adding(seconds: deadlineHours * hour), orderExpires: start.adding(seconds: deadlineHours * hour))
    }

    /// Every time at which the attempt is asked about, if nothing is ever learned, and how it ends.
    static func walk(_ subject: CheckSubject) -> (asked: [Timestamp], ending: CheckPlan.Ending?) {
        var asked = [subject.reservedAt.adding(seconds: CheckPlan.firstSeconds)]
        while asked.count < 10_000 {
            switch CheckPlan(subject: subject).next(after: asked[asked.count - 1]) {
            case .at(let next): asked.append(next)
            case .over(let ending): return (asked, ending)
            }
        }
        return (asked, nil)
    }

    @Test("The first question comes twenty seconds after the start")
    func first() throws {
        #expect(Self.walk(try Self.subject(.immediate)).asked.first == Self.start.adding(seconds: 20))
    }

    @Test("Whatever comes, each question lies later than the last, and the plan ends", arguments: Rhythm.allCases)
    func ends(rhythm: Rhythm) throws {
        for hours in [0, 1, 24, 168] as [Int64] {
            let walk = Self.walk(try Self.subject(rhythm, deadlineHours: hours))
            #expect(walk.ending == .lapsed)
            #expect(zip(walk.asked, walk.asked.dropFirst()).allSatisfy { $0 < $1 })
            #expect(walk.asked.count < 1_000)
        }
    }

    @Test(
        "Before the deadline the gaps grow with the time that passed, up to a quarter of an hour, or an hour for numbers",
        arguments: Rhythm.allCases)
    func gaps(rhythm: Rhythm) throws {
        let subject = try Self.subject(rhythm, deadlineHours: 72)
        let asked = Self.walk(subject).asked.filter { $0 < subject.orderDeadline }
        let longest: Int64 = rhythm == .byNumber ? Self.hour : 900
        for (earlier, later) in zip(asked, asked.dropFirst()) {
            let passed = earlier.milliseconds - Self.start.milliseconds
            let usual = min(max(passed / 4, 20_000), longest * 1_000)
            let gap = later.milliseconds - earlier.milliseconds
            #expect(gap <= usual * 11 / 10 + 1_000)
            #expect(
                gap >= usual * 9 / 10 - 1_000
                    || Self.milestones(of: subject).contains { later >= $0 && later <= $0.adding(seconds: 5) })
        }
        #expect(asked.count > 50)
    }

    private static func milestones(of subject: CheckSubject) -> [Timestamp] {
        [900, 7_200].map { start.adding(seconds: $0) } + [subject.orderDeadline.adding(seconds: 5)]
    }

    @Test("The deadline is not slept through, nor the end of the grace", arguments: Rhythm.allCases)
    func deadlines(rhythm: Rhythm) throws {
        var subject = try Self.subject(rhythm, deadlineHours: 24)
        subject.orderExpires = subject.orderDeadline.adding(seconds: 1_000)
        subject.instructionsDeadline = Self.start.adding(seconds: 1_777)
        let asked = Self.walk(subject).asked
        for moment in [Self.start.adding(seconds: 1_777), subject.orderDeadline, subject.orderExpires] {
            let from = moment.adding(seconds: 5)
            #expect(asked.contains { $0 >= from && $0 <= from.adding(seconds: 5) })
        }
    }

    @Test("Cards are asked about for two hours after the deadline, numbers for a day after theirs, tokens for a week")
    func windows() throws {
        let deadline = Self.start.adding(seconds: 3 * Self.hour)
        func last(_ subject: CheckSubject) throws -> Timestamp { try #require(Self.walk(subject).asked.last) }
        func expect(_ time: Timestamp, _ end: Timestamp) { #expect(time >= end && time <= end.adding(seconds: 5)) }

        expect(try last(Self.subject(.immediate)), deadline.adding(seconds: 2 * Self.hour))
        var number = try Self.subject(.byNumber)
        number.instructionsDeadline = Self.start.adding(seconds: 3 * Self.day)
        expect(try last(number), Self.start.adding(seconds: 4 * Self.day))
        var token = try Self.subject(.onChain)
        token.instructionsDeadline = Self.start.adding(seconds: 1_800)
        expect(try last(token), deadline.adding(seconds: 7 * Self.day))
        var graceful = try Self.subject(.immediate)
        graceful.orderExpires = deadline.adding(seconds: 5 * Self.hour)
        expect(try last(graceful), graceful.orderExpires.adding(seconds: 5))
    }

    @Test("After the deadline tokens are asked about in steps that grow from ten minutes to six hours")
    func lateTokens() throws {
        let subject = try Self.subject(.onChain)
        let late = Self.walk(subject).asked.filter { $0 > subject.orderDeadline.adding(seconds: 10) }
        let gaps = zip(late, late.dropFirst()).map { $1.seconds - $0.seconds }
        #expect(gaps.first.map { $0 >= 530 && $0 <= 670 } == true)
        #expect(gaps.max().map { $0 > 5 * Self.hour && $0 <= 6 * Self.hour * 11 / 10 } == true)
        #expect(late.count < 70)
    }

    @Test("Money without a confirmation is asked about at once again, for a day at least, and its end is said")
    func unconfirmed() throws {
        var subject = try Self.subject(.immediate)
        let known = subject.orderDeadline.adding(seconds: 6_000)
        subject.isHeardOf = true
        subject.moneyKnownAt = known
        subject.hasOpenMoney = true
        guard case .at(let next) = CheckPlan(subject: subject).next(after: known) else {
            Issue.record("it must go on")
            return
        }
        #expect(next <= known.adding(seconds: 22))
        #expect(CheckPlan(subject: subject).next(after: known.adding(seconds: Self.day)) == .over(.unresolved))
    }

    @Test("What a query settled is asked about no more")
    func settled() throws {
        var subject = try Self.subject(.onChain)
        subject.isHeardOf = true
        subject.isSettled = true
        #expect(CheckPlan(subject: subject).next(after: Self.start) == .over(.settled))
        #expect(CheckPlan(subject: subject).isOver)
    }

    @Test("A start that was refused is asked about no more, unless something was heard of it after all")
    func refused() throws {
        var subject = try Self.subject(.immediate)
        subject.start = .refused
        #expect(CheckPlan(subject: subject).next(after: Self.start) == .over(.settled))
        subject.isHeardOf = true
        #expect(CheckPlan(subject: subject).next(after: Self.start) != .over(.settled))
        #expect(!CheckPlan(subject: subject).isOver)
    }

    @Test("Time alone makes no question needless: who was kept from asking asks once more")
    func neverSkipped() throws {
        #expect(!CheckPlan(subject: try Self.subject(.immediate)).isOver)
    }

    @Test("A start without an answer ends in a word to a person, not in silence")
    func unknownStart() throws {
        var subject = try Self.subject(.immediate, deadlineHours: 0)
        subject.start = .unknown
        let walk = Self.walk(subject)
        #expect(walk.ending == .unresolved)
        #expect(walk.asked.contains { $0 >= Self.start.adding(seconds: StartSearch.byListPatience) })
        #expect(walk.asked.contains { $0 >= Self.start.adding(seconds: 900) && $0 <= Self.start.adding(seconds: 905) })
    }

    @Test("A card that nobody captured is asked about each morning, four days long")
    func captures() throws {
        var subject = try Self.subject(.immediate)
        subject.isHeardOf = true
        subject.isSettled = true
        subject.isCaptureDue = true
        // 10:00 in Taiwan.
        let paid = Self.start.adding(seconds: 2 * Self.hour)
        subject.moneyKnownAt = paid
        #expect(!CheckPlan(subject: subject).isOver)
        var asked = [paid]
        var ending: CheckPlan.Ending?
        while ending == nil, asked.count < 20 {
            switch CheckPlan(subject: subject).next(after: asked[asked.count - 1]) {
            case .at(let next): asked.append(next)
            case .over(let end): ending = end
            }
        }
        #expect(ending == .unresolved)
        #expect(asked.count == 5)
        for (day, time) in asked.dropFirst().enumerated() {
            #expect(time.inTaipei.clockText.hasPrefix("06:30:0"))
            #expect(time.inTaipei.date.dayNumber == paid.inTaipei.date.dayNumber + day + 1)
        }
        guard case .at(let sameMorning) = CheckPlan(subject: subject).next(after: Self.start.adding(seconds: -2 * Self.hour))
        else {
            Issue.record("before half past six the same morning is next")
            return
        }
        #expect(sameMorning.inTaipei.date == paid.inTaipei.date)
    }

    @Test("A refund that is on its way is asked about each morning, two weeks long")
    func refunds() throws {
        var subject = try Self.subject(.immediate)
        subject.isHeardOf = true
        subject.isSettled = true
        subject.moneyKnownAt = Self.start
        #expect(CheckPlan(subject: subject).isOver)
        subject.refundPendingSince = Self.start.adding(seconds: 20 * Self.day)
        #expect(!CheckPlan(subject: subject).isOver)
        var mornings: [Timestamp] = []
        var asked = Self.start.adding(seconds: 20 * Self.day)
        while case .at(let next) = CheckPlan(subject: subject).next(after: asked), mornings.count < 20 {
            mornings.append(next)
            asked = next
        }
        #expect(mornings.count == 14 && mornings.allSatisfy { $0.inTaipei.clockText.hasPrefix("06:30:0") })
        #expect(CheckPlan(subject: subject).next(after: asked) == .over(.unresolved))
    }

    @Test("Attempts that share their moments are asked about at different times, each always at the same")
    func jitter() throws {
        let numbers = (0..<50).map { AttemptNumber("A\($0)") }
        func next(_ number: AttemptNumber) throws -> CheckPlan.Next {
            CheckPlan(subject: try Self.subject(.immediate, number: number)).next(after: Self.start.adding(seconds: 400))
        }
        let plans = try numbers.map { try next($0) }
        #expect(Set(plans).count > 45)
        #expect(try plans == numbers.map { try next($0) })
    }
}
#endif
