import Foundation
import Payments
import Testing

@Suite("Civil time")
struct CivilTimeTests {
    private let taipei = Self.calendar(offset: 28_800)
    private let utc = Self.calendar(offset: 0)

    private static func calendar(offset: Int) -> Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: offset) ?? .gmt
        return calendar
    }

    @Test("Days and day numbers are each other's inverse over 400 years and at both ends")
    func dayNumbers() throws {
        var expected = try #require(CivilDate(year: 1900, month: 1, day: 1)).dayNumber
        for year in 1900..<2300 {
            for month in 1...12 {
                for day in 1...31 {
                    guard let date = CivilDate(year: year, month: month, day: day) else { continue }
                    #expect(date.dayNumber == expected)
                    #expect(CivilDate(dayNumber: expected) == date)
                    expected += 1
                }
            }
        }
        let first = try #require(CivilDate(year: 1, month: 1, day: 1))
        let last = try #require(CivilDate(year: 9999, month: 12, day: 31))
        #expect(first.adding(days: -1) == nil)
        #expect(last.adding(days: 1) == nil)
        #expect(last.adding(days: .max) == nil)
        #expect(CivilDate(dayNumber: first.dayNumber) == first)
        #expect(CivilDate(dayNumber: last.dayNumber) == last)
        #expect(CivilDate(dayNumber: 0)?.description == "1970-01-01")
    }

    @Test("Taipei and UTC clocks agree with Foundation's calendar", arguments: [UInt64(1), 20, 300])
    func agreesWithFoundation(seed: UInt64) throws {
        var generator = Seeded(state: seed)
        for _ in 0..<3000 {
            // From 1600 on, where Foundation's calendar is Gregorian without doubt, to 2600.
            let milliseconds = Int64.random(in: -11_600_000_000_000...19_900_000_000_000, using: &generator)
            let timestamp = Timestamp(milliseconds: milliseconds)
            let date = Date(timeIntervalSince1970: TimeInterval(timestamp.seconds))
            let here = timestamp.inTaipei
            let parts = taipei.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
            #expect(here.date.year == parts.year && here.date.month == parts.month && here.date.day == parts.day)
            let second = try #require(parts.hour) * 3600 + #require(parts.minute) * 60 + #require(parts.second)
            #expect(here.secondOfDay == second)
            #expect(here.timestamp == Timestamp(seconds: timestamp.seconds))
            #expect(TaipeiTime(here.description) == here)
            #expect(CivilDate(here.date.description) == here.date)
            #expect(CivilDate(compact: here.date.compactText) == here.date)

            let text = timestamp.utcText
            #expect(Timestamp(utcText: text) == timestamp)
            let world = utc.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
            let read = try [0..<4, 5..<7, 8..<10, 11..<13, 14..<16, 17..<19].map {
                try #require(Int(Array(text)[$0].map(String.init).joined()))
            }
            #expect(read == [world.year, world.month, world.day, world.hour, world.minute, world.second])
        }
    }

    @Test("Text order of UTC texts is time order")
    func textOrder() {
        var generator = Seeded(state: 7)
        for _ in 0..<500 {
            let left = Timestamp(milliseconds: Int64.random(in: -62_000_000_000_000...250_000_000_000_000, using: &generator))
            let right = left.adding(milliseconds: Int64.random(in: -100_000...100_000, using: &generator))
            #expect((left < right) == (left.utcText < right.utcText))
        }
    }

    @Test(
        "Known UTC texts, every place filled, held at both ends",
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"), (1_700_000_000_045, "2023-11-14T22:13:20.045Z"),
            (.min, "0001-01-01T00:00:00.000Z"), (.max, "9999-12-31T23:59:59.999Z"),
        ] as [(Int64, String)])
    func knownTexts(milliseconds: Int64, text: String) {
        #expect(Timestamp(milliseconds: milliseconds).utcText == text)
    }

    @Test(
        "Known pairs of Unix second and Taipei time",
        arguments: [
            (1_747_907_897, "2025-05-22 17:58:17"), (1_688_044_976, "2023-06-29 21:22:56"),
            (1_705_980_559, "2024-01-23 11:29:19"),
            (0, "1970-01-01 08:00:00"), (1_709_136_000, "2024-02-29 00:00:00"),
        ])
    func knownPairs(seconds: Int64, text: String) {
        #expect(Timestamp(seconds: seconds).inTaipei.description == text)
        #expect(TaipeiTime(text)?.timestamp == Timestamp(seconds: seconds))
    }

    @Test("A card's day and time are read together")
    func cardTime() {
        #expect(TaipeiTime(day: "20230410", time: "233850")?.timestamp == Timestamp(seconds: 1_681_141_130))
        for (day, time) in [
            ("20230410", "240000"), ("20230410", "2338"), ("00000000", "000000"), ("", ""), ("-", "-"), ("20230410", ""),
        ] {
            #expect(TaipeiTime(day: day, time: time) == nil)
        }
    }

    @Test("A day ends one millisecond before the next begins")
    func endOfDay() throws {
        let day = try #require(CivilDate("2026-08-01"))
        #expect(day.endOfDayInTaipei.utcText == "2026-08-01T15:59:59.999Z")
        #expect(day.startOfDayInTaipei.utcText == "2026-07-31T16:00:00.000Z")
        #expect(day.endOfDayInTaipei.adding(milliseconds: 1) == day.adding(days: 1)?.startOfDayInTaipei)
        #expect(day.endOfDayInTaipei.inTaipei.date == day)
    }

    @Test(
        "Nothing but the exact form is a date",
        arguments: [
            "", "-", "0000-00-00", "2026-00-10", "2026-13-01", "2026-02-29", "2100-02-29", "2026-04-31", "2026-1-1", "2026/01/01",
            "2026-01-01 ", " 2026-01-01", "+026-01-01", "20260101", "２０２６-01-01", "2026-01-0a", "2026-01-01T", "10000-01-01",
            "2026-01-00",
        ])
    func refusedDates(text: String) {
        #expect(CivilDate(text) == nil)
        #expect(TaipeiTime(text + " 00:00:00") == nil)
    }

    @Test(
        "Nothing but the exact form is a Taipei time",
        arguments: [
            "", "-", "0000-00-00 00:00:00", "2026-01-01", "2026-01-01T00:00:00", "2026-01-01 24:00:00", "2026-01-01 00:60:00",
            "2026-01-01 00:00:60", "2026-01-01  00:00:00", "2026-01-01 0:00:00", "2026-01-01 00:00:00 ", "2026-01-01 00:00:00Z",
            "2026-01-01 00:00", "2026-01-01 -1:00:00",
        ])
    func refusedTimes(text: String) {
        #expect(TaipeiTime(text) == nil)
    }

    @Test(
        "Nothing but the exact form is a UTC time",
        arguments: [
            "", "2026-01-01", "2026-01-01T00:00:00", "2026-01-01T00:00:00z", "2026-01-01t00:00:00Z", "2026-01-01T00:00:00.Z",
            "2026-01-01T00:00:00.0000000000Z", "2026-01-01T00:00:00+08:00", "2026-01-01T24:00:00Z", "2026-01-01T00:00:60Z",
            "2026-02-30T00:00:00Z", "2026-01-01T00:00Z", "2026-01-01T00:00:00.000Z ", "2026-01-01T00:00:00,000Z",
            "0000-01-01T00:00:00Z",
        ])
    func refusedUTC(text: String) {
        #expect(Timestamp(utcText: text) == nil)
    }

    @Test("Fractions are read to the millisecond and cut behind it")
    func fractions() {
        for (text, milliseconds) in [("", 0), (".5", 500), (".05", 50), (".123", 123), (".1239", 123), (".999999999", 999)] {
            #expect(Timestamp(utcText: "1970-01-01T00:00:00\(text)Z")?.milliseconds == Int64(milliseconds))
        }
    }

    @Test("Times before 1970 and beyond the calendar neither trap nor lie")
    func extremes() {
        #expect(Timestamp(milliseconds: -1).utcText == "1969-12-31T23:59:59.999Z")
        #expect(Timestamp(milliseconds: .max).utcText == "9999-12-31T23:59:59.999Z")
        #expect(Timestamp(milliseconds: .min).utcText == "0001-01-01T00:00:00.000Z")
        #expect(Timestamp(milliseconds: .max).inTaipei.description == "9999-12-31 23:59:59")
        #expect(Timestamp(milliseconds: .min).inTaipei.description == "0001-01-01 00:00:00")
    }
}

/// SplitMix64: the same numbers for the same seed, everywhere.
private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
