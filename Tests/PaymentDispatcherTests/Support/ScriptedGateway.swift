#if Dispatcher
import Payments
import Synchronization

/// A gateway that says what a test wants it to say, and can take attempts back.
final class ScriptedGateway: CancelingGateway {
    typealias Start = @Sendable (AttemptRequest) async -> WriteOutcome<AttemptStart>
    typealias Cancel = @Sendable (AttemptReference) -> WriteOutcome<GatewayReport>
    typealias Read = @Sendable (Callback) -> CallbackReading
    typealias Query = @Sendable (AttemptReference) -> Result<GatewayReport, GatewayError>

    let id: GatewayID
    private let onStart: Start
    private let onCancel: Cancel
    private let onQuery: Query
    private let onRead: Read
    private let canceled = Mutex<[AttemptNumber]>([])

    init(
        _ id: GatewayID = "scripted", cancel: @escaping Cancel = { _ in .refused(GatewayError(.conflict, operation: "cancel")) },
        query: @escaping Query = { _ in .failure(GatewayError(.unavailable, operation: "query")) },
        read: @escaping Read = { _ in .unrelated("anything") },
        start: @escaping Start = { _ in .done(AttemptStart(instructions: nil)) }
    ) {
        self.id = id
        onStart = start
        onCancel = cancel
        onQuery = query
        onRead = read
    }

    var cancellations: [AttemptNumber] { canceled.withLock { $0 } }

    var capabilities: GatewayCapabilities {
        GatewayCapabilities(
            methods: [.card], currencies: [.twd], attemptNumbers: AttemptNumberRule(maximumLength: 30, punctuation: ""),
            sealsCallbacks: true)
    }

    func start(_ request: AttemptRequest) async -> WriteOutcome<AttemptStart> { await onStart(request) }

    func query(_ reference: AttemptReference) async throws(GatewayError) -> GatewayReport { try onQuery(reference).get() }

    func read(_ callback: Callback) throws(CallbackRejection) -> CallbackReading { onRead(callback) }

    func acknowledgement(for callback: Callback) -> CallbackAnswer { CallbackAnswer(status: 200, body: "") }

    func cancel(_ reference: AttemptReference) async -> WriteOutcome<GatewayReport> {
        canceled.withLock { $0.append(reference.number) }
        return onCancel(reference)
    }
}
#endif
