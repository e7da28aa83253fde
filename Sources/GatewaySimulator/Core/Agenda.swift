internal import Payments

/// What the gateways will do by themselves, at its own time: a gateway's clock does not wait for somebody to ask.
struct Agenda: Sendable {
    enum Event: Sendable {
        case tradeExpires(String)
        case captureIsRequested(String)
        case captureIsDone(String)
        case refundIsDone(String, Int)
        case intentExpires(String)
        case payerActs(PayerTask)
    }

    private struct Appointment: Sendable {
        let at: Timestamp
        let sequence: Int
        let event: Event
    }

    /// Latest first, so that the next one is at the end.
    private var appointments: [Appointment] = []
    private var count = 0

    var next: Timestamp? { appointments.last?.at }

    mutating func add(_ event: Event, at time: Timestamp) {
        count += 1
        var low = 0
        var high = appointments.count
        while low < high {
            let middle = (low + high) / 2
            if (appointments[middle].at, appointments[middle].sequence) > (time, count) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        appointments.insert(Appointment(at: time, sequence: count, event: event), at: low)
    }

    /// The earliest event that is due, with its time.
    mutating func take(until now: Timestamp) -> (event: Event, at: Timestamp)? {
        guard let last = appointments.last, last.at <= now else { return nil }
        appointments.removeLast()
        return (last.event, last.at)
    }
}
