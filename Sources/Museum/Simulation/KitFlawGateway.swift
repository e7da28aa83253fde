#if Dispatcher
internal import KryptoGO
internal import Payments
internal import Synchronization

/// What is wrong with intents that payers' browsers made: pages are handed another order's marks; or there is no answer at the first look at
/// each, so that a desk that keeps nothing for later loses it.
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
        return try await base.inspect(number)
    }

    func browserMarks(for order: OrderID, mark: String) -> [(name: String, value: String)] {
        guard flaw == .bindsToAnyOrder else { return base.browserMarks(for: order, mark: mark) }
        let other = marks.others(than: order, mark)
        return base.browserMarks(for: other.order, mark: other.mark)
    }

    func read(_ callback: Callback) throws(CallbackRejection) -> CallbackReading { try base.read(callback) }

    func acknowledgement(for callback: Callback) -> CallbackAnswer { base.acknowledgement(for: callback) }
}

/// Mixes up the orders for which a page was handed marks.
private final class HandedMarks: Sendable {
    private let marks = Mutex<[OrderID: String]>([:])

    /// Those of another order; of the same while no other was asked about.
    func others(than order: OrderID, _ mark: String) -> (order: OrderID, mark: String) {
        marks.withLock { marks in
            marks[order] = mark
            let other = marks.keys.filter { $0 != order }.min() ?? order
            return (order: other, mark: marks[other] ?? mark)
        }
    }
}

private final class FirstLooks: Sendable {
    private let numbers = Mutex<Set<GatewayNumber>>([])

    func isFirst(at number: GatewayNumber) -> Bool { numbers.withLock { $0.insert(number).inserted } }
}
#endif
