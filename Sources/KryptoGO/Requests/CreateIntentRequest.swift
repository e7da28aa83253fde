public import Payments
internal import StrictJSON

/// Everything KryptoGO lets us say when an intent is created (docs: KryptoGO 3). Chain, token and deadline are its choice.
public struct CreateIntentRequest: Sendable, Hashable {
    /// Ours; travels as `paydesk_attempt` inside `order_data`, since the gateway has no field for it.
    public var number: AttemptNumber
    /// Travels as `order_id` inside `order_data`, for the people who read KryptoGO's screens.
    public var order: OrderID
    /// `TWD` or `USD`, at least 0.01, at most two decimals.
    public var amount: Money
    /// Where the status updates go. Put an unguessable part in it and compare that when a callback comes.
    public var callbackURL: WebURL?
    public var orderData: OrderData
    /// A label for classifying intents in Studio.
    public var groupKey: String?

    public init(
        number: AttemptNumber, order: OrderID, amount: Money, callbackURL: WebURL? = nil, orderData: OrderData = OrderData(),
        groupKey: String? = nil
    ) {
        self.number = number
        self.order = order
        self.amount = amount
        self.callbackURL = callbackURL
        self.orderData = orderData
        self.groupKey = groupKey
    }

    /// What every gateway is asked. The gateway has no place for description, deadline, return address, e-mail or language.
    /// - Throws: `GatewayError` of kind `methodUnavailable` for any method but a stablecoin or the payer's choice.
    public init(_ request: AttemptRequest) throws(GatewayError) {
        guard request.method == .stablecoin || request.method == .payerChooses else {
            throw GatewayError(.methodUnavailable, operation: KryptoGOEndpoint.create.operation)
        }
        self.init(number: request.number, order: request.order, amount: request.amount, callbackURL: request.callbackURL)
    }
}

extension CreateIntentRequest {
    /// The name of our mark in `order_data`.
    public static let attemptMark = "paydesk_attempt"
    /// The name of the order's id in `order_data`.
    public static let orderMark = "order_id"
    /// The name in `order_data` of what a page passes on, in an intent that a payer's browser makes.
    public static let browserMark = "paydesk_order"

    public static let currencies: [Currency] = [.twd, .usd]
    /// The documented least, and a greatest of our own: the gateway names none (docs: KryptoGO 3).
    static let amounts: ClosedRange<ExactDecimal> = leastAmount...ExactDecimal(whole: 1_000_000_000_000)
    private static let leastAmount = ExactDecimal(coefficient: 1, scale: 2) ?? .zero
    static let mostDecimals = 2
    static let numberRule = AttemptNumberRule(maximumLength: 64, punctuation: "-_.:")
    /// Well inside what our own reader accepts when the data comes back.
    private static let deepestOrderData = 8

    /// The JSON body, members in the documented order.
    /// - Throws: `GatewayError` of kind `invalidRequest` naming the field; nothing was sent.
    package func body() throws(GatewayError) -> [UInt8] {
        var body = JSONObject()
        body["fiat_amount"] = .string(try checkedAmount().description)
        body["fiat_currency"] = .string(amount.currency.code)
        body["callback_url"] = callbackURL.map { .string($0.text) }
        body["order_data"] = try markedOrderData()
        body["group_key"] = try checkedGroupKey().map { .string($0) }
        return JSONValue.object(body).serialized()
    }

    private func checkedAmount() throws(GatewayError) -> ExactDecimal {
        guard Self.currencies.contains(amount.currency) else { throw Self.invalid("fiat_currency") }
        guard Self.amounts.contains(amount.amount), amount.amount.scale <= Self.mostDecimals else {
            throw Self.invalid("fiat_amount")
        }
        return amount.amount
    }

    private func checkedGroupKey() throws(GatewayError) -> String? {
        guard let groupKey else { return nil }
        guard !groupKey.isEmpty, groupKey.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { throw Self.invalid("group_key") }
        return groupKey
    }

    private func markedOrderData() throws(GatewayError) -> JSONValue {
        guard Self.numberRule.allows(number) else { throw Self.invalid(Self.attemptMark) }
        var marked: OrderData = [Self.attemptMark: .text(number.text), Self.orderMark: .text(order.text)]
        for field in orderData.fields {
            if let ours = marked[field.name], ours != field.value { throw Self.invalid("order_data") }
            marked[field.name] = field.value
        }
        let json = marked.json
        // A NUL or a deep nest would come back in every answer, and our own reader refuses both.
        guard OrderDataSize.worstCase(json) <= OrderDataSize.limit,
            (try? JSONDocument(json.serialized(), limits: JSONLimits(depth: Self.deepestOrderData))) != nil
        else { throw Self.invalid("order_data") }
        return json
    }

    private static func invalid(_ field: String) -> GatewayError {
        GatewayError(.invalidRequest(field: field), operation: KryptoGOEndpoint.create.operation)
    }
}
