#if Service
import Hummingbird
import Synchronization

/// What goes along with one request.
struct DeskContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let notes: RequestNotes

    init(source: Source) {
        coreContext = CoreRequestContextStorage(source: source)
        notes = RequestNotes()
    }

    /// One part of the path, its escapes undone; empty when it cannot be a name of anything.
    func part(_ name: String) -> String {
        parameters.get(name).flatMap { PercentText.decoded($0[...], plusIsBlank: false) } ?? ""
    }
}

/// What becomes known about a request on its way, for its line in the log.
final class RequestNotes: Sendable {
    private let state = Mutex<State>(State())

    struct State {
        var caller: String?
        var order: String?
        /// It is of no use, whatever it was answered, and anybody can send such.
        var ledToNothing = false
    }

    var now: State { state.withLock { $0 } }

    func note(caller: String) { state.withLock { $0.caller = caller } }
    func note(order: String) { state.withLock { $0.order = order } }
    func noteThatItLedToNothing() { state.withLock { $0.ledToNothing = true } }
}
#endif
