internal import PaymentForms
internal import Payments

/// Times as people in Taiwan read them. Each stands in a `<time>` that carries the exact instant.
struct TimeWords {
    let language: PageLanguage

    static let zone = Phrase("台灣時間", "Taiwan time")

    /// Day and minute: `2026/1/2（五）23:59`, `Fri 2 Jan 2026, 23:59`.
    func minute(_ time: Timestamp) -> String {
        let local = time.inTaipei
        let clock = String(local.clockText.prefix(5))
        switch language {
        case .chinese: return "\(day(local.date)) \(clock)"
        case .english: return "\(day(local.date)), \(clock)"
        }
    }

    /// For the operator: `2026-01-02 23:59:59`.
    func second(_ time: Timestamp) -> String { time.inTaipei.description }

    /// - Parameter isWatched: the script shows the page again when it is over.
    func element(_ time: Timestamp, exact: Bool = false, isWatched: Bool = false) -> HTML {
        PaymentForms.element(
            .time, Attribute("datetime", time.utcText), exact ? Attribute("title", time.utcText) : nil,
            isWatched ? Attribute("data-deadline", String(time.milliseconds)) : nil
        ) {
            exact ? second(time) : minute(time)
        }
    }

    /// What is left until a deadline, as a clock counts it down: `29:05`, `3:20:00`, `2 天 03:20:00`.
    func left(until deadline: Timestamp, from now: Timestamp) -> String {
        let seconds = max(0, deadline.seconds - now.seconds)
        let (days, hours, minutes) = (seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60)
        let tail = "\(two(minutes)):\(two(seconds % 60))"
        if days > 0 { return "\(days) \(Phrase("天", "d")[language]) \(two(hours)):\(tail)" }
        return hours > 0 ? "\(hours):\(tail)" : tail
    }

    private func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private func day(_ date: CivilDate) -> String {
        // 1970-01-01 was a Thursday.
        let weekday = ((date.dayNumber + 4) % 7 + 7) % 7
        switch language {
        case .chinese:
            return "\(date.year)/\(date.month)/\(date.day)（\(Self.chineseDays[weekday])）"
        case .english:
            return "\(Self.englishDays[weekday]) \(date.day) \(Self.months[date.month - 1]) \(date.year)"
        }
    }

    private static let chineseDays = ["日", "一", "二", "三", "四", "五", "六"]
    private static let englishDays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
