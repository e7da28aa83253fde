#if Dispatcher
internal import KryptoGO
internal import Payments

/// Reads another order's mark in what a payer's browser made.
struct MisreadingGateway: AdoptingGateway, ListingGateway {
    let base: KryptoGOGateway

    var id: GatewayID { base.id }
    var capabilities: GatewayCapabilities { base.capabilities }

    func start(_ request: AttemptRequest) async -> WriteOutcome<AttemptStart> { await base.start(request) }

    func query(_ reference: AttemptReference) async throws(GatewayError) -> GatewayReport { try await base.query(reference) }

    func list(filters: [(name: String, value: String)]) async throws(GatewayError) -> [GatewayReport] {
        try await base.list(filters: filters)
    }

    func inspect(_ number: GatewayNumber) async throws(GatewayError) -> AdoptableTransaction {
        var transaction = try await base.inspect(number)
        transaction.order = transaction.order == "order-1" ? "order-2" : "order-1"
        return transaction
    }

    func browserMarks(for order: OrderID) -> [(name: String, value: String)] { base.browserMarks(for: order) }

    func read(_ callback: Callback) throws(CallbackRejection) -> CallbackReading { try base.read(callback) }

    func acknowledgement(for callback: Callback) -> CallbackAnswer { base.acknowledgement(for: callback) }
}
#endif
