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
        /// Counts up from 1, whatever was forgotten or begun anew.
        let place: Int
        let message: OutgoingMessage
        let at: Timestamp
        let outcome: Outcome
    }

    private struct State {
        var entries: [Entry] = []
        var count = 0
    }

    /// Older ones are forgotten.
    private static let longest = 1000
    private let state = Mutex(State())

    func add(_ message: OutgoingMessage, at time: Timestamp, _ outcome: Outcome) {
        state.withLock { state in
            state.count += 1
            state.entries.append(Entry(place: state.count, message: message, at: time, outcome: outcome))
            if state.entries.count > Self.longest { state.entries.removeFirst(state.entries.count - Self.longest) }
        }
    }

    func clear() { state.withLock { $0.entries = [] } }

    /// How many there ever were.
    var count: Int { state.withLock { $0.count } }

    var entries: [Entry] { state.withLock { $0.entries } }
}
#endif
