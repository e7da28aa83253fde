internal import Payments
internal import StrictJSON

/// One payment intent at the simulated KryptoGO.
struct SimulatedIntent: Sendable {
    enum Status: String, Sendable {
        case pending, success, expired
        case short = "insufficient_not_refunded"
        case returned = "insufficient_refunded"
    }

    let id: String
    /// As the merchant wrote it: `300` and `300.0` come back as they went.
    let fiatText: String
    let fiat: Money
    let asked: TokenAmount
    let address: String
    let createdAt: Timestamp
    let deadline: Timestamp
    let callbackURL: WebURL?
    let orderData: JSONValue?
    let groupKey: String?
    var status = Status.pending
    /// A word of the test's own that stands in its place.
    var statusText: String?
    /// Seen on the chain and not confirmed.
    var seen: ExactDecimal?
    var payer: String?
    var paymentHash: String?
    var paidAt: Timestamp?
    var returnHash: String?
    var ledger: LedgerEntry

    var shownStatus: String { statusText ?? status.rawValue }
    var received: ExactDecimal { ledger.receivedTokens }

    /// What reaches the merchant: one percent less, rounded down to the token's decimals (docs: KryptoGO 8).
    var net: ExactDecimal {
        let scale = asked.token.decimals
        var units = received.coefficient
        for _ in received.scale..<max(scale, received.scale) { units *= 10 }
        return ExactDecimal(coefficient: units / 100 * 99 + units % 100 * 99 / 100, scale: max(scale, received.scale)) ?? received
    }
}
