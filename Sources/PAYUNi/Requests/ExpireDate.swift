internal import Payments

/// Until which day an ATM account or a store code may be paid (docs: PAYUNi 7).
enum ExpireDate {
    static let maximumDays = 180
    static let maximumDaysForStoreCode = 7
    /// Needed when the last day is today.
    static let minimumHours = 2
}

extension RequestDraft {
    mutating func putExpireDate(_ date: CivilDate?, maximumDays: Int) {
        guard let date else { return }
        let clock = now.inTaipei
        let days = date.dayNumber - clock.date.dayNumber
        // The day ends for PAYUNi at 23:59:59, as its answers show.
        let secondsLeft = TaipeiTime.secondsInDay - 1 - clock.secondOfDay
        if days < 0 {
            refuse(.expireDate, .inThePast)
        } else if days == 0, secondsLeft < ExpireDate.minimumHours * 3600 {
            refuse(.expireDate, .tooSoon(hours: ExpireDate.minimumHours))
        } else if days > maximumDays {
            refuse(.expireDate, .tooLate(days: maximumDays))
        }
        put(.expireDate, date.description)
    }
}
