#if Dispatcher
internal import KryptoGO
internal import Payments
internal import Synchronization

/// What is wrong with intents that payers' browsers made: reads another order's mark in them; or gives no answer at the first look at each,
/// so that a desk that keeps nothing for later loses it.
struct KitFlawGateway: AdoptingGateway, ListingGateway {
    let base: KryptoGOGateway
    let flaw: SimulationFlaw
    private let looks = FirstLooks()

    init(base: KryptoGOGateway, flaw: SimulationFlaw) {
        self.base = base
        self.flaw = flaw
    }

    var id: GatewayID { base.id }
    var capabilities: GatewayCapabilities { base.capabilities }

    func start(_ request: AttemptRequest) async -> WriteOutcome<AttemptStart> { await base.start(request) }

    func query(_ reference: AttemptReference) async throws(GatewayError) -> GatewayReport { try await base.query(reference) }

    func list(filters: [(name: String, value: String)]) async throws(GatewayError) -> [GatewayReport] {
        try await base.list(filters: filters)
    }

    func inspect(_ number: GatewayNumber) async throws(GatewayError) -> AdoptableTransaction {
        if flaw == .forgetsKeptNumbers, looks.isFirst(at: number) {
            throw GatewayError(.unavailable, operation: "inspect")
        }
        var transaction = try await base.inspect(number)
        guard flaw == .bindsToAnyOrder else { return transaction }
        transaction.order = transaction.order == "order-1" ? "order-2" : "order-1"
        return transaction
    }

    func browserMarks(for order: OrderID) -> [(name: String, value: String)] { base.browserMarks(for: order) }

    func read(_ callback: Callback) throws(CallbackRejection) -> CallbackReading { try base.read(callback) }

    func acknowledgement(for callback: Callback) -> CallbackAnswer { base.acknowledgement(for: callback) }
}

private final class FirstLooks: Sendable {
    private let numbers = Mutex<Set<GatewayNumber>>([])

    func isFirst(at number: GatewayNumber) -> Bool { numbers.withLock { $0.insert(number).inserted } }
}
#endif
