#if Service
internal import GatewaySimulator
internal import Payments
internal import Synchronization

/// What became of the gateways' messages, the newest last.
final class MessageLog: Sendable {
    enum Outcome: Sendable, Hashable {
        /// The merchant's HTTP status.
        case answered(Int)
        /// No answer came; why, in the transport's words.
        case failed(String)
        /// The address is on another machine, and no setting names it.
        case notAllowed
        /// The payer's browser was given it to post.
        case givenToBrowser
    }

    struct Entry: Sendable {
        let message: OutgoingMessage
        let at: Timestamp
        let outcome: Outcome
    }

    /// Older ones are forgotten.
    private static let longest = 1000
    private let kept = Mutex<[Entry]>([])

    func add(_ message: OutgoingMessage, at time: Timestamp, _ outcome: Outcome) {
        kept.withLock { entries in
            entries.append(Entry(message: message, at: time, outcome: outcome))
            if entries.count > Self.longest { entries.removeFirst(entries.count - Self.longest) }
        }
    }

    func clear() { kept.withLock { $0 = [] } }

    var entries: [Entry] { kept.withLock { $0 } }
}
#endif
