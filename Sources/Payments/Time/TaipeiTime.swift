/// A wall-clock time in Taiwan: UTC+8 all year, no daylight saving (docs: PAYUNi 15). To the second.
public struct TaipeiTime: Sendable, Hashable, Comparable {
    public let date: CivilDate
    /// Seconds since midnight, 0…86,399.
    public let secondOfDay: Int

    public static let secondsInDay = 86_400
    /// How far Taiwan's clocks are ahead of UTC.
    public static let offsetSeconds = 28_800

    /// - Returns: `nil` unless `secondOfDay` is in 0…86,399.
    public init?(date: CivilDate, secondOfDay: Int) {
        guard (0..<Self.secondsInDay).contains(secondOfDay) else { return nil }
        self.date = date
        self.secondOfDay = secondOfDay
    }

    fileprivate init(_ timestamp: Timestamp) {
        (date, secondOfDay) = timestamp.wallClock(offsetSeconds: Self.offsetSeconds)
    }

    /// - Returns: `nil` unless it is a time of the 24-hour clock; there are no leap seconds.
    public init?(date: CivilDate, hour: Int, minute: Int, second: Int) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
        self.init(date: date, secondOfDay: hour * 3600 + minute * 60 + second)
    }

    /// The instant at which Taiwan's clocks show this.
    public var timestamp: Timestamp {
        Timestamp(seconds: Int64(date.dayNumber * Self.secondsInDay + secondOfDay - Self.offsetSeconds))
    }

    public static func < (left: TaipeiTime, right: TaipeiTime) -> Bool {
        (left.date, left.secondOfDay) < (right.date, right.secondOfDay)
    }
}

extension TaipeiTime: CustomStringConvertible {
    /// Reads `YYYY-MM-DD HH:MM:SS`, exactly 19 characters. `nil` for anything else: an empty text, `-`, a zero date.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, let date = CivilDate(parts[0]) else { return nil }
        var digits = FixedDigits(parts[1])
        guard let hour = digits.next(2), digits.skip(":"), let minute = digits.next(2), digits.skip(":"),
            let second = digits.next(2), digits.isAtEnd
        else { return nil }
        self.init(date: date, hour: hour, minute: minute, second: second)
    }

    /// Reads a pair of `YYYYMMDD` and `HHMMSS`, as card authorizations carry it (docs: PAYUNi 15).
    public init?(day: some StringProtocol, time: some StringProtocol) {
        var digits = FixedDigits(time)
        guard let date = CivilDate(compact: day), let hour = digits.next(2), let minute = digits.next(2),
            let second = digits.next(2), digits.isAtEnd
        else { return nil }
        self.init(date: date, hour: hour, minute: minute, second: second)
    }

    /// `YYYY-MM-DD HH:MM:SS`.
    public var description: String { "\(date) \(clockText)" }

    /// `HH:MM:SS`.
    public var clockText: String { Payments.clockText(secondOfDay: secondOfDay) }
}

extension Timestamp {
    /// What Taiwan's clocks show now, rounded down to the second; a time outside the years 1…9999 is held at their end.
    public var inTaipei: TaipeiTime { TaipeiTime(self) }
}

extension CivilDate {
    /// 00:00:00.000 of this day in Taiwan.
    public var startOfDayInTaipei: Timestamp {
        Timestamp(seconds: Int64(dayNumber * TaipeiTime.secondsInDay - TaipeiTime.offsetSeconds))
    }

    /// 23:59:59.999 of this day in Taiwan, the last millisecond of a deadline given as a day.
    public var endOfDayInTaipei: Timestamp {
        startOfDayInTaipei.adding(milliseconds: Int64(TaipeiTime.secondsInDay) * 1000 - 1)
    }
}
