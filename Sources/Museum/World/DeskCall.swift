#if Dispatcher
internal import Payments
internal import Synchronization

/// One call by which the desk reaches the world outside of its process.
struct DeskCall: Sendable, Hashable {
    enum Kind: String, Sendable, Hashable {
        case store, gateway, endpoint
    }

    let kind: Kind
    /// `append`, `payuni.trade_query`, `webhook.deliver`.
    let name: String

    /// The call may start a payment at a gateway.
    var isCreation: Bool { kind == .gateway && Self.creations.contains(name) }
    var isQuestion: Bool { kind == .gateway && Self.questions.contains(name) }
    /// A store call that changes something.
    var isWrite: Bool { kind == .store && Self.writes.contains(name) }

    private static let creations: Set = [
        "payuni.atm", "payuni.cvs", "payuni.linepay", "payuni.aftee_direct", "payuni.jkopay", "kryptogo.create",
    ]
    private static let questions: Set = ["payuni.trade_query", "payuni.trade_finite_query", "kryptogo.query", "kryptogo.list"]
    private static let writes: Set = [
        "insert", "reserve", "bind", "append", "apply", "claim", "settle", "schedule", "bringForward", "begin", "finish",
        "abandon", "forgetRequests",
    ]
}

/// What a call comes to instead of its answer.
enum CallFailure: Error, Sendable {
    /// The process that made the call is gone: nobody is there to read an answer, and nothing more happens on its behalf.
    case processIsGone
    case store(OrderStoreError.Kind)
    case transport(TransportFailure)
}

/// Stands before and behind every call of a desk: what is thrown before keeps the call from being made, what is thrown behind
/// loses its answer.
protocol CallGate: Sendable {
    func before(_ call: DeskCall) async throws(CallFailure)
    func after(_ call: DeskCall) async throws(CallFailure)
}

/// Whether the process of a desk is running. A dead one stays dead; a new desk gets a new one.
final class Machine: Sendable {
    private let dead = Atomic(false)

    var isAlive: Bool { !dead.load(ordering: .sequentiallyConsistent) }

    func kill() { dead.store(true, ordering: .sequentiallyConsistent) }
}
#endif
