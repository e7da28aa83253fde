internal import KryptoGO
internal import Payments
internal import StrictJSON

/// KryptoGO's rows: the documented states, the two that one text alone mentions, and a word nobody knows.
enum KryptoGOProjection {
    static var queries: [ProjectionTable.Row] {
        KryptoGOGateway.statusTable.map { row($0.raw, hasPayment: $0.needsPaymentHash, source: $0.source) }
            + ["refunded", "cancelled", "SUCCESS", "settled"].map { row($0, hasPayment: false, source: "not mapped") }
    }

    private static func row(_ status: String, hasPayment: Bool, source: String) -> ProjectionTable.Row {
        let isShort = status.hasPrefix("insufficient")
        let intent = jsonObject([
            ("payment_intent_id", .string(ProjectionTable.Sample.gatewayNumber)), ("client_id", "client"),
            ("payment_chain_id", "arb"), ("payment_address", "0xd8da6bf26964af9d7eed9e03e53415d37aa96045"),
            ("token_address", "0xfd086bc7cd5c481dcc9c85ebe478a1c0b69fcbb9"), ("symbol", "USDT"), ("decimals", 6),
            ("crypto_amount", "9.23"), ("fiat_amount", "300.0"), ("fiat_currency", "TWD"),
            ("payment_deadline", .integer(ProjectionTable.Sample.deadline.seconds)), ("status", .string(status)),
            ("payment_tx_hash", hasPayment ? "0x01" : .null),
            ("received_crypto_amount", isShort ? "5" : status == "success" ? "9.23" : nil),
        ])
        let reply: JSONValue = ["code": 0, "data": intent]
        let report = try? KryptoGOReading.query(
            HTTPResponse(status: 200, body: reply.serialized()),
            expecting: IntentExpectation(clientID: "client", number: ProjectionTable.Sample.number, amount: .twd(300)))
        return ProjectionTable.Row(
            raw: hasPayment ? "\(status), with a payment hash" : status, verification: .query, report: report?.transactions.first,
            source: source)
    }
}
