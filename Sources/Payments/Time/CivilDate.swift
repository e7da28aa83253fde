/// A day of the Gregorian calendar, in no particular place: 0001-01-01 to 9999-12-31.
///
/// Plain integer arithmetic, so that a deadline comes out the same on every machine, whatever its time zone database says.
public struct CivilDate: Sendable, Hashable, Comparable {
    public let year: Int
    /// 1…12.
    public let month: Int
    /// 1…31.
    public let day: Int

    /// - Returns: `nil` for a day that the calendar does not have, and so for the zero dates a gateway writes for "none".
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            day >= 1, day <= Self.length(ofMonth: month, in: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// - Parameter dayNumber: days since 1970-01-01, negative before it.
    /// - Returns: `nil` outside the years 1…9999.
    public init?(dayNumber: Int) {
        guard Self.dayNumbers.contains(dayNumber) else { return nil }
        self.init(held: dayNumber)
    }

    /// A day number outside the years 1…9999 is held at their end.
    init(held dayNumber: Int) {
        let dayNumber = min(max(dayNumber, Self.dayNumbers.lowerBound), Self.dayNumbers.upperBound)
        // Years are counted from the first of March, which puts the leap day at the end of its year.
        let shifted = dayNumber + Self.daysToEpoch
        let era = shifted / Self.daysInEra
        let dayOfEra = shifted % Self.daysInEra
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// Days since 1970-01-01, negative before it.
    public var dayNumber: Int {
        let marchYear = month <= 2 ? year - 1 : year
        let era = marchYear / 400
        let yearOfEra = marchYear % 400
        let marchMonth = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * Self.daysInEra + dayOfEra - Self.daysToEpoch
    }

    /// - Returns: `nil` when the result lies outside the years 1…9999.
    public func adding(days: Int) -> CivilDate? {
        let (sum, overflow) = dayNumber.addingReportingOverflow(days)
        return overflow ? nil : CivilDate(dayNumber: sum)
    }

    public static func < (left: CivilDate, right: CivilDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    /// 0001-01-01 … 9999-12-31.
    static let dayNumbers = -719_162...2_932_896
    private static let daysInEra = 146_097
    /// From 0000-03-01 to 1970-01-01.
    private static let daysToEpoch = 719_468

    private static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }
}

extension CivilDate: CustomStringConvertible {
    /// Reads `YYYY-MM-DD`, exactly ten characters. `nil` for anything else: an empty text, `-`, a zero date.
    public init?(_ text: some StringProtocol) {
        var digits = FixedDigits(text)
        guard let year = digits.next(4), digits.skip("-"), let month = digits.next(2), digits.skip("-"),
            let day = digits.next(2), digits.isAtEnd
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Reads `YYYYMMDD`, exactly eight digits.
    public init?(compact text: some StringProtocol) {
        var digits = FixedDigits(text)
        guard let year = digits.next(4), let month = digits.next(2), let day = digits.next(2), digits.isAtEnd
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// `YYYY-MM-DD`.
    public var description: String { "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))" }

    /// `YYYYMMDD`.
    public var compactText: String { padded(year, to: 4) + padded(month, to: 2) + padded(day, to: 2) }
}
