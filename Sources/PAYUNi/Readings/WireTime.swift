internal import Payments

/// Times as PAYUNi writes them, in Taipei. Empty texts, `-` and zero dates are no time (docs: PAYUNi 15).
enum WireTime {
    static func instant(_ text: String?) -> Timestamp? {
        text.flatMap { TaipeiTime($0) }?.timestamp
    }

    /// A deadline; given as a day it lasts to that day's end.
    static func deadline(_ text: String?) -> Timestamp? {
        guard let text else { return nil }
        return TaipeiTime(text)?.timestamp ?? CivilDate(text)?.endOfDayInTaipei
    }

    /// When the money came. Only to be asked where the claim says that it did: PAYUNi fills these for failures, too.
    static func payment(in fields: some WireFields) -> Timestamp? {
        for name in ["PayTime", "PaymentDay"] {
            if let instant = instant(fields.filled(name)) { return instant }
        }
        if let day = fields.filled("AuthDay"), let time = fields.filled("AuthTime"), let taipei = TaipeiTime(day: day, time: time)
        {
            return taipei.timestamp
        }
        return instant(fields.filled("CreateDT"))
    }
}
