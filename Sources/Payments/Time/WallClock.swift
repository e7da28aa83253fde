extension Timestamp {
    /// Day and second of day where clocks are `offsetSeconds` ahead of UTC; held at the ends of the years 1…9999.
    func wallClock(offsetSeconds: Int) -> (date: CivilDate, secondOfDay: Int) {
        let days = CivilDate.dayNumbers
        let secondsInDay = TaipeiTime.secondsInDay
        let earliest = Int64(days.lowerBound * secondsInDay)
        let latest = Int64((days.upperBound + 1) * secondsInDay - 1)
        let local = Int(min(max(adding(seconds: Int64(offsetSeconds)).seconds, earliest), latest))
        let secondOfDay = (local % secondsInDay + secondsInDay) % secondsInDay
        return (CivilDate(held: (local - secondOfDay) / secondsInDay), secondOfDay)
    }
}

/// `HH:MM:SS`.
func clockText(secondOfDay: Int) -> String {
    "\(padded(secondOfDay / 3600, to: 2)):\(padded(secondOfDay / 60 % 60, to: 2)):\(padded(secondOfDay % 60, to: 2))"
}
