public import Payments

/// What one of KryptoGO's states means in our words, with where it is documented.
public struct KryptoGOStatusRow: Sendable, Hashable {
    /// The state as KryptoGO writes it. Case counts.
    public let raw: String
    /// The row applies only once a `payment_tx_hash` is there.
    public let needsPaymentHash: Bool
    public let claim: Claim
    public let note: String
    public let source: String
}

extension KryptoGOGateway {
    /// Every documented state, first match wins. Any other word is `Claim.unrecognized` and keeps its raw text: the
    /// `refunded` and `cancelled` that one text alone mentions are among those.
    public static let statusTable: [KryptoGOStatusRow] = [
        KryptoGOStatusRow(
            raw: "pending", needsPaymentHash: true, claim: .processing,
            note: "a payment was seen on the chain and is not confirmed", source: "docs: KryptoGO 8"),
        KryptoGOStatusRow(
            raw: "pending", needsPaymentHash: false, claim: .awaitingPayer,
            note: "waits for the payer; instructions are valid until the deadline", source: "docs: KryptoGO 8"),
        KryptoGOStatusRow(
            raw: "success", needsPaymentHash: false, claim: .paid,
            note: "received and confirmed; counts only if amount, currency, client, token and mark are ours",
            source: "docs: KryptoGO 8"),
        KryptoGOStatusRow(
            raw: "expired", needsPaymentHash: false, claim: .expired,
            note: "no money within the window; a late transfer is still possible", source: "docs: KryptoGO 8"),
        KryptoGOStatusRow(
            raw: "insufficient_not_refunded", needsPaymentHash: false, claim: .underpaid,
            note: "less than asked arrived and is held; not an end state", source: "docs: KryptoGO 8"),
        KryptoGOStatusRow(
            raw: "insufficient_refunded", needsPaymentHash: false, claim: .returned,
            note: "the short payment went back to the payer", source: "docs: KryptoGO 8"),
    ]
}
