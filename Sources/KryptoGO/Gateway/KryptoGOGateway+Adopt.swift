public import Payments

extension KryptoGOGateway: AdoptingGateway {
    /// Asks about an intent that the payer's browser made with KryptoGO's own kit. Client id and origin are public, so anybody may make a
    /// genuine intent of any amount for any order: believe nothing of it before amount, currency, order and mark were compared.
    ///
    /// - Throws: `GatewayError`; `mismatch` when it is another organisation's, does not say whose it is, pays in a token that the
    ///   settings do not accept, or carries a mark that we never write. `invalidRequest` for a number that may not enter an address.
    public func inspect(_ number: GatewayNumber) async throws(GatewayError) -> AdoptableTransaction {
        guard IntentID.isSafe(number.text) else {
            throw GatewayError(.invalidRequest(field: "payment_intent_id"), operation: KryptoGOEndpoint.query.operation)
        }
        let response = try await send(.query, suffix: "/" + number.text)
        let expectation = IntentExpectation(
            intentID: number, clientID: settings.clientID, acceptedTokens: settings.acceptedTokens)
        return try KryptoGOReading.adoptable(response, expecting: expectation)
    }

    /// `order_id` in the intent's `order_data`, as our own intents have it, and `paydesk_order`.
    public func browserMarks(for order: OrderID, mark: String) -> [(name: String, value: String)] {
        [
            (name: CreateIntentRequest.orderMark, value: order.text), (name: CreateIntentRequest.browserMark, value: mark),
        ]
    }
}
