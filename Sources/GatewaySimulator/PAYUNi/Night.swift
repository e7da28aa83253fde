internal import Payments

/// When PAYUNi closes its books. The hours are the simulator's own: none is documented (docs: PAYUNi 11).
enum Night {
    /// The next midnight in Taiwan: payments of the day are sent to the bank.
    static func request(after time: Timestamp) -> Timestamp {
        let today = time.inTaipei.date
        return (today.adding(days: 1) ?? today).startOfDayInTaipei
    }

    /// The next six o'clock in the morning: the bank has done what it was sent.
    static func close(after time: Timestamp) -> Timestamp {
        let today = time.inTaipei.date.startOfDayInTaipei.adding(seconds: 6 * 3600)
        return time < today ? today : request(after: time).adding(seconds: 6 * 3600)
    }
}
