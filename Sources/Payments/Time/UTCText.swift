extension Timestamp {
    /// `2026-01-01T00:00:00.000Z`: always UTC, always milliseconds, so equal times are equal texts and text order is time order.
    ///
    /// A time outside the years 1…9999 is held at their end.
    public var utcText: String {
        let held = Timestamp(milliseconds: min(max(milliseconds, Self.firstWritable), Self.lastWritable))
        let (date, secondOfDay) = held.wallClock(offsetSeconds: 0)
        let fraction = Int(held.milliseconds - held.seconds * 1000)
        return String(unsafeUninitializedCapacity: Self.layout.utf8.count) { text in
            let (_, count) = text.initialize(from: Self.layout.utf8)
            text.write(date.year, before: 4)
            text.write(date.month, before: 7)
            text.write(date.day, before: 10)
            text.write(secondOfDay / 3600, before: 13)
            text.write(secondOfDay / 60 % 60, before: 16)
            text.write(secondOfDay % 60, before: 19)
            text.write(fraction, before: 23)
            return count
        }
    }

    private static let layout = "0000-00-00T00:00:00.000Z"

    private static let firstWritable = Int64(CivilDate.dayNumbers.lowerBound) * 86_400_000
    private static let lastWritable = Int64(CivilDate.dayNumbers.upperBound + 1) * 86_400_000 - 1

    /// Reads `YYYY-MM-DDTHH:MM:SS`, then nothing or a point and one to nine digits, then `Z`; digits behind the third are cut.
    ///
    /// - Returns: `nil` for anything else: another offset, a lower-case letter, a leap second, a day the calendar does not have.
    public init?(utcText text: some StringProtocol) {
        var digits = FixedDigits(text)
        guard let year = digits.next(4), digits.skip("-"), let month = digits.next(2), digits.skip("-"),
            let day = digits.next(2), digits.skip("T"),
            let hour = digits.next(2), digits.skip(":"), let minute = digits.next(2), digits.skip(":"),
            let second = digits.next(2),
            let date = CivilDate(year: year, month: month, day: day),
            (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second)
        else { return nil }
        var fraction = 0
        if digits.skip(".") {
            let count = digits.digitsAhead
            guard (1...9).contains(count), let value = digits.next(count) else { return nil }
            fraction = value
            for _ in 0..<max(0, 3 - count) { fraction *= 10 }
            for _ in 0..<max(0, count - 3) { fraction /= 10 }
        }
        guard digits.skip("Z"), digits.isAtEnd else { return nil }
        let seconds = date.dayNumber * TaipeiTime.secondsInDay + hour * 3600 + minute * 60 + second
        self.init(milliseconds: Int64(seconds) * 1000 + Int64(fraction))
    }
}

extension UnsafeMutableBufferPointer<UInt8> {
    /// Writes the number's digits over the zeros that end at `end`. No text is made of any of them: every stored statement has times.
    fileprivate func write(_ number: Int, before end: Int) {
        var place = end
        var rest = number
        while rest > 0 {
            place -= 1
            self[place] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
    }
}
