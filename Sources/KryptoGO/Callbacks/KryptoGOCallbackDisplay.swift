public import Payments
internal import StrictJSON

/// What a callback's body *says*, for display and audit. **Not verified**: anybody can have posted it. Nothing here may
/// change an order; ask the gateway about ``intentID`` for that (docs: KryptoGO 9).
///
/// Texts are as written. A field of another type than documented counts as absent.
public struct KryptoGOCallbackDisplay: Sendable, Hashable {
    public let intentID: GatewayNumber
    public let clientID: String?
    public let status: String?
    public let fiatAmount: String?
    public let fiatCurrency: String?
    public let deadline: Timestamp?
    public let chain: String?
    public let symbol: String?
    public let askedTokens: String?
    /// Under either spelling.
    public let receivedTokens: ExactDecimal?
    /// What reached the merchant after the fee, under either spelling.
    public let netTokens: ExactDecimal?
    public let returnedTokens: ExactDecimal?
    public let paymentHash: String?
    public let returnHash: String?
    /// The order data as compact or spaced JSON, as it came.
    public let orderData: String?
    public let groupKey: String?
    /// The body has a `signature`; whether it is worth anything is another question.
    public let hasSignature: Bool

    /// - Throws: `CallbackRejection` as ``KryptoGOReading/callback(_:)`` does, and `conflicting_fields` when one amount comes
    ///   under two spellings with two values.
    public init(body: [UInt8]) throws(CallbackRejection) {
        let object = try KryptoGOReading.callbackObject(body)
        let fields = FieldReader(object: object)
        intentID = try KryptoGOReading.intentID(of: object)
        clientID = fields.text("client_id")
        status = fields.text("status")
        fiatAmount = fields.text("fiat_amount")
        fiatCurrency = fields.text("fiat_currency")
        deadline = UnixSeconds.timestamp(fields.integer("payment_deadline"))
        chain = fields.text("payment_chain_id")
        symbol = fields.text("symbol")
        askedTokens = fields.text("crypto_amount")
        receivedTokens = try Self.amount(fields, "received_amount", or: "received_crypto_amount")
        netTokens = try Self.amount(fields, "aggregated_amount", or: "aggregated_crypto_amount")
        returnedTokens = fields.amount("refund_amount")
        paymentHash = fields.text("payment_tx_hash")
        returnHash = fields.text("refund_tx_hash")
        orderData = fields.present("order_data").map { String(decoding: $0.rawBytes, as: UTF8.self) }
        groupKey = fields.text("group_key")
        hasSignature = fields.present("signature") != nil
    }

    private static func amount(
        _ fields: FieldReader, _ name: String, or other: String
    ) throws(CallbackRejection) -> ExactDecimal? {
        do throws(FieldProblem) {
            return try fields.amount(name, or: other)
        } catch {
            throw CallbackRejection(
                code: "conflicting_fields", field: error.field, message: "comes under two spellings with two values")
        }
    }
}
