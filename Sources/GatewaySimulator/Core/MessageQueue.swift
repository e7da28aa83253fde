internal import Payments

/// Messages on their way to the merchant, by the time they are sent and, within it, by rank.
struct MessageQueue: Sendable {
    private struct Waiting: Sendable {
        var message: OutgoingMessage
        var rank: Int
        /// Held back until another message of its kind about the same transaction overtakes it.
        var yields: Bool
    }

    /// A message that nothing overtakes is held no longer than this.
    static let heldSeconds: Int64 = 3600

    private var waiting: [Waiting] = []
    private var count = 0
    private var lastID = 0

    var nextDue: Timestamp? { waiting.map(\.message.due).min() }

    mutating func newID() -> Int {
        lastID += 1
        return lastID
    }

    mutating func add(_ message: OutgoingMessage, yields: Bool) {
        count += 2
        var message = message
        if yields { message.due = message.due.adding(seconds: Self.heldSeconds) }
        for index in waiting.indices
        where waiting[index].yields && !yields && waiting[index].message.gatewayNumber == message.gatewayNumber
            && waiting[index].message.kind == message.kind
        {
            waiting[index].yields = false
            waiting[index].message.due = message.due
            waiting[index].rank = count + 1
        }
        waiting.append(Waiting(message: message, rank: count, yields: yields))
    }

    /// Everything that is due, in the order in which it is sent.
    mutating func take(until now: Timestamp) -> [OutgoingMessage] {
        let due = waiting.filter { $0.message.due <= now }.sorted { ($0.message.due, $0.rank) < ($1.message.due, $1.rank) }
        waiting.removeAll { $0.message.due <= now }
        return due.map(\.message)
    }
}
