internal import Payments
internal import StrictJSON

/// A payment intent as the API answers it (docs: KryptoGO 3). Only id and state are always there.
struct Intent {
    var id: String
    var clientID: String?
    var status: String
    var chain: String?
    var address: String?
    var contract: String?
    var symbol: String?
    var decimals: Int?
    var askedTokens: ExactDecimal?
    var fiatAmount: ExactDecimal?
    var fiatCurrency: Currency?
    var deadline: Timestamp?
    var paymentHash: String?
    var paidAt: Timestamp?
    var received: ExactDecimal?
    var net: ExactDecimal?
    var returned: ExactDecimal?
    var returnHash: String?
    var mark: Mark
    /// The order that its maker named in `order_data`.
    var order: String?
    /// What a page passed on, so that the order is this desk's.
    var browserMark: String?
    var details: [TransactionReport.Detail]

    /// Our mark in `order_data`, as it came back.
    enum Mark: Hashable {
        /// No order data, or none of ours.
        case absent
        case number(String)
        /// The name is there and holds something that we never write.
        case foreign
    }
}

extension Intent {
    /// - Throws: ``FieldProblem`` for the first deciding field that cannot be used.
    init(_ object: JSONDocument.Value) throws(FieldProblem) {
        let fields = FieldReader(object: object)
        id = try fields.requiredText("payment_intent_id")
        guard IntentID.isSafe(id) else { throw FieldProblem("payment_intent_id", .notReadable) }
        status = try fields.requiredText("status")
        clientID = try fields.decidingText("client_id")
        chain = try fields.decidingText("payment_chain_id", ChainAddress.isSlug)
        address = try fields.decidingText("payment_address", ChainAddress.isShowable)
        contract = try fields.decidingText("token_address", ChainAddress.isShowable)
        symbol = fields.text("symbol")
        decimals = try Self.decimals(fields)
        askedTokens = try fields.decidingAmount("crypto_amount")
        fiatAmount = try fields.decidingAmount("fiat_amount")
        fiatCurrency = try Self.currency(fields)
        deadline = UnixSeconds.timestamp(try fields.decidingInteger("payment_deadline"))
        paymentHash = fields.text("payment_tx_hash")
        paidAt = UnixSeconds.timestamp(fields.integer("payment_tx_timestamp"))
        received = try fields.amount("received_amount", or: "received_crypto_amount")
        net = try fields.amount("aggregated_amount", or: "aggregated_crypto_amount")
        returned = fields.amount("refund_amount")
        returnHash = fields.text("refund_tx_hash")
        mark = Self.mark(fields)
        order = fields.object["order_data"]?[CreateIntentRequest.orderMark]?.string
        browserMark = fields.object["order_data"]?[CreateIntentRequest.browserMark]?.string
        details = Self.detailNames.compactMap { name in fields.text(name).map { TransactionReport.Detail(name, $0) } }
    }

    /// For support. Not the callback's address, which may hold a secret part.
    private static let detailNames = ["payer_address", "aggregation_tx_hash", "group_key"]

    private static func decimals(_ fields: FieldReader) throws(FieldProblem) -> Int? {
        guard let decimals = try fields.decidingInteger("decimals") else { return nil }
        guard (0...Int64(ExactDecimal.maximumScale)).contains(decimals) else { throw FieldProblem("decimals", .notReadable) }
        return Int(decimals)
    }

    private static func currency(_ fields: FieldReader) throws(FieldProblem) -> Currency? {
        guard let text = try fields.decidingText("fiat_currency") else { return nil }
        if text == "TWD" { return .twd }
        guard let currency = Currency(text) else { throw FieldProblem("fiat_currency", .notReadable) }
        return currency
    }

    private static func mark(_ fields: FieldReader) -> Mark {
        guard let value = fields.object["order_data"]?[CreateIntentRequest.attemptMark] else { return .absent }
        return value.string.map { .number($0) } ?? .foreign
    }
}

extension Intent {
    /// `nil` unless chain, contract and decimals are all named.
    var token: Token? {
        guard let chain, let contract, let decimals else { return nil }
        return Token(chain: chain, contract: contract, symbol: symbol ?? "token", decimals: decimals)
    }

    var fiat: Money? {
        guard let fiatAmount, let fiatCurrency else { return nil }
        return Money(fiatAmount, fiatCurrency)
    }
}
