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
    /// How many are held back, so that nobody looks for them when there are none.
    private var heldCount = 0
    private var count = 0
    private var lastID = 0

    /// How many are on their way, due or not.
    var length: Int { waiting.count }
    var nextDue: Timestamp? { waiting.map(\.message.due).min() }

    mutating func newID() -> Int {
        lastID += 1
        return lastID
    }

    /// - Parameter yields: the message is to be overtaken by the next of its kind about the same transaction. One that overtakes
    ///   another is not held back itself.
    mutating func add(_ message: OutgoingMessage, yields: Bool) {
        count += 2
        var message = message
        let overtakes = heldCount > 0 && release(behind: message)
        let isHeld = yields && !overtakes
        if isHeld {
            message.due = message.due.adding(seconds: Self.heldSeconds)
            heldCount += 1
        }
        waiting.append(Waiting(message: message, rank: count, yields: isHeld))
    }

    /// - Returns: whether anything was held back for this message.
    private mutating func release(behind message: OutgoingMessage) -> Bool {
        var isReleasing = false
        for index in waiting.indices where waiting[index].yields {
            let held = waiting[index].message
            guard held.gatewayNumber == message.gatewayNumber, held.kind == message.kind else { continue }
            waiting[index].yields = false
            waiting[index].message.due = message.due
            waiting[index].rank = count + 1
            heldCount -= 1
            isReleasing = true
        }
        return isReleasing
    }

    /// The newest due message that the payer's browser brings to the merchant about that attempt.
    mutating func takeReturn(of attempt: AttemptNumber, until now: Timestamp) -> OutgoingMessage? {
        let index = waiting.lastIndex { waiting in
            let message = waiting.message
            return message.kind == .browserReturn && message.attempt == attempt && message.due <= now && !waiting.yields
        }
        return index.map { waiting.remove(at: $0).message }
    }

    /// Everything that is due, in the order in which it is sent.
    mutating func take(until now: Timestamp) -> [OutgoingMessage] {
        let due = waiting.filter { $0.message.due <= now }.sorted { ($0.message.due, $0.rank) < ($1.message.due, $1.rank) }
        waiting.removeAll { $0.message.due <= now }
        heldCount -= due.count(where: \.yields)
        return due.map(\.message)
    }
}
