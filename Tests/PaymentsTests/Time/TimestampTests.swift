import Payments
import Testing

@Suite("Points in time")
struct TimestampTests {
    @Test("seconds that do not fit are held at the ends")
    func seconds() {
        #expect(Timestamp(seconds: .max).milliseconds == .max)
        #expect(Timestamp(seconds: .min).milliseconds == .min)
        #expect(Timestamp(seconds: 9_223_372_036_854_775).milliseconds == 9_223_372_036_854_775_000)
        #expect(Timestamp(seconds: 9_223_372_036_854_776).milliseconds == .max)
        #expect(Timestamp(seconds: -9_223_372_036_854_776).milliseconds == .min)
    }

    @Test("seconds are rounded down, before 1970 too")
    func rounding() {
        for (milliseconds, seconds): (Int64, Int64) in [(0, 0), (999, 0), (1000, 1), (-1, -1), (-1000, -1), (-1001, -2)] {
            #expect(Timestamp(milliseconds: milliseconds).seconds == seconds)
        }
        #expect(Timestamp(milliseconds: .min).seconds == -9_223_372_036_854_776)
    }

    @Test("moving beyond the ends stops there")
    func saturation() {
        let last = Timestamp(milliseconds: .max), first = Timestamp(milliseconds: .min)
        #expect(last.adding(milliseconds: 1) == last && last.adding(seconds: 1) == last && last.adding(seconds: .max) == last)
        #expect(first.adding(milliseconds: -1) == first && first.adding(seconds: -1) == first)
        #expect(first.adding(seconds: .min) == first)
        #expect(Timestamp(milliseconds: 5).adding(seconds: 2).milliseconds == 2005)
        #expect(Timestamp(milliseconds: 5).adding(milliseconds: -6).milliseconds == -1)
        #expect(first < last && !(last < first))
    }

    @Test("the machine's clock goes forward from a time after this was written")
    func systemClock() {
        let clock = SystemTimeSource()
        let before = clock.now()
        #expect(before > Timestamp(seconds: 1_735_689_600) && before < Timestamp(seconds: 253_402_300_800))
    }

    @Test("times of the day exist from 0 to 86,399 and are ordered within days")
    func timesOfDay() throws {
        let day = try #require(CivilDate("2026-01-01")), next = try #require(day.adding(days: 1))
        #expect(TaipeiTime(date: day, secondOfDay: -1) == nil && TaipeiTime(date: day, secondOfDay: 86_400) == nil)
        let late = try #require(TaipeiTime(date: day, secondOfDay: 86_399))
        let early = try #require(TaipeiTime(date: next, secondOfDay: 0))
        #expect(late < early && !(early < late) && late.clockText == "23:59:59")
        #expect(day < next && CivilDate(compact: "20260230") == nil && CivilDate(compact: "2026013") == nil)
    }
}
