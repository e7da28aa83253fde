internal import Payments

/// Until which day an ATM account or a store code may be paid (docs: PAYUNi 7).
enum ExpireDate {
    static let maximumDays = 180
    static let maximumDaysForStoreCode = 7
    /// Needed when the last day is today.
    static let minimumHours = 2
    /// A form is sent some time after it was made, and its page goes on from there.
    private static let secondsToSend = Int64(HostedPageRequest.lifetimeRange.upperBound)

    /// The last Taiwan day wholly before the deadline, or the deadline's own where there is none that may still be named.
    /// - Parameter maximumDays: the furthest day from today.
    static func lastDay(before deadline: Timestamp, at now: Timestamp, maximumDays: Int) -> CivilDate {
        let today = now.inTaipei.date
        let day = deadline.inTaipei.date
        let wholeDay = deadline >= day.endOfDayInTaipei ? day : day.adding(days: -1) ?? day
        return min(mayBeNamed(wholeDay, at: now) ? wholeDay : day, today.adding(days: maximumDays) ?? today)
    }

    /// A day to come, or today while enough is left of it.
    static func mayBeNamed(_ day: CivilDate, at now: Timestamp) -> Bool {
        let today = now.inTaipei.date
        return day > today || (day == today && secondsLeftToday(at: now) >= Int64(minimumHours) * 3600 + secondsToSend)
    }

    /// An account or a code can be made that is paid before this deadline's day is over.
    static func leavesTime(until deadline: Timestamp, at now: Timestamp) -> Bool {
        !isNearlyOver(lastDay(before: deadline, at: now, maximumDays: maximumDaysForStoreCode), at: now)
    }

    /// It is over, or it is today and PAYUNi takes it no more.
    static func isNearlyOver(_ day: CivilDate, at now: Timestamp) -> Bool {
        let today = now.inTaipei.date
        return day < today || (day == today && secondsLeftToday(at: now) < Int64(minimumHours) * 3600)
    }

    /// The day ends for PAYUNi at 23:59:59, as its answers show.
    static func secondsLeftToday(at now: Timestamp) -> Int64 { Int64(TaipeiTime.secondsInDay - 1 - now.inTaipei.secondOfDay) }
}

extension RequestDraft {
    mutating func putExpireDate(_ date: CivilDate?, maximumDays: Int) {
        guard let date else { return }
        let days = date.dayNumber - now.inTaipei.date.dayNumber
        if days < 0 {
            refuse(.expireDate, .inThePast)
        } else if ExpireDate.isNearlyOver(date, at: now) {
            refuse(.expireDate, .tooSoon(hours: ExpireDate.minimumHours))
        } else if days > maximumDays {
            refuse(.expireDate, .tooLate(days: maximumDays))
        }
        put(.expireDate, date.description)
    }
}
