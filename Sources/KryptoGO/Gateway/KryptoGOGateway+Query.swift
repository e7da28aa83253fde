public import Payments

extension KryptoGOGateway: ListingGateway {
    /// Asks about one intent. The reference must carry the gateway's number: KryptoGO cannot be asked by ours.
    ///
    /// - Throws: `GatewayError`; `invalidRequest` naming `payment_intent_id` when there is none that may enter an address.
    public func query(_ reference: AttemptReference) async throws(GatewayError) -> GatewayReport {
        guard let id = reference.gatewayNumber?.text, IntentID.isSafe(id) else {
            throw GatewayError(
                .invalidRequest(field: "payment_intent_id"), operation: KryptoGOEndpoint.query.operation, advice: .askPerson)
        }
        let response = try await send(.query, suffix: "/" + id)
        return try KryptoGOReading.query(response, expecting: IntentExpectation(reference, settings: settings))
    }

    /// The readable entries of ``intents(filters:)``.
    public func list(filters: [(name: String, value: String)]) async throws(GatewayError) -> [GatewayReport] {
        try await intents(filters: filters).reports
    }

    /// Lists intents, with what could not be read beside the rest. **Unverified**: names of filters, paging, order and shape
    /// are not documented (docs: KryptoGO 4).
    ///
    /// - Parameter filters: sent as given, percent-encoded.
    public func intents(
        filters: [(name: String, value: String)]
    ) async throws(GatewayError) -> KryptoGOIntentList {
        guard filters.allSatisfy({ !$0.name.isEmpty }) else {
            throw GatewayError(.invalidRequest(field: "filters"), operation: KryptoGOEndpoint.list.operation)
        }
        let query = filters.isEmpty ? "" : "?" + PercentEncoding.query(filters)
        return try KryptoGOReading.list(try await send(.list, suffix: query), clientID: settings.clientID)
    }
}
