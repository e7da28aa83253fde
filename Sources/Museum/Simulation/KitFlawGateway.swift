#if Dispatcher
internal import KryptoGO
internal import Payments
internal import Synchronization

/// What is wrong with intents that payers' browsers made: reads another order's marks in them; or gives no answer at the first look at each,
/// so that a desk that keeps nothing for later loses it.
struct KitFlawGateway: AdoptingGateway, ListingGateway {
    let base: KryptoGOGateway
    let flaw: SimulationFlaw
    private let looks = FirstLooks()
    private let marks = HandedMarks()

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
        let transaction = try await base.inspect(number)
        return flaw == .bindsToAnyOrder ? marks.anothers(transaction) : transaction
    }

    func browserMarks(for order: OrderID, mark: String) -> [(name: String, value: String)] {
        marks.note(order, mark)
        return base.browserMarks(for: order, mark: mark)
    }

    func read(_ callback: Callback) throws(CallbackRejection) -> CallbackReading { try base.read(callback) }

    func acknowledgement(for callback: Callback) -> CallbackAnswer { base.acknowledgement(for: callback) }
}

/// The marks that pages were handed.
private final class HandedMarks: Sendable {
    private let marks = Mutex<[OrderID: String]>([:])

    func note(_ order: OrderID, _ mark: String) { marks.withLock { $0[order] = mark } }

    /// The transaction as if it had been made for another order whose page was open.
    func anothers(_ transaction: AdoptableTransaction) -> AdoptableTransaction {
        var changed = transaction
        marks.withLock { marks in
            guard let other = marks.keys.filter({ $0 != transaction.order }).min() else { return }
            changed.order = other
            changed.mark = marks[other]
        }
        return changed
    }
}

private final class FirstLooks: Sendable {
    private let numbers = Mutex<Set<GatewayNumber>>([])

    func isFirst(at number: GatewayNumber) -> Bool { numbers.withLock { $0.insert(number).inserted } }
}
#endif
