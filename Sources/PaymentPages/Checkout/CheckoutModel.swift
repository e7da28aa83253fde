public import Payments

/// Everything a payer's page shows, as plain values.
public struct CheckoutModel: Sendable, Hashable {
    public var token: OrderToken
    /// The terms, with every attempt made so far, the oldest first.
    public var order: Order
    public var snapshot: OrderSnapshot
    /// What is bought, in the merchant's words.
    public var description: String
    /// The shop's name, if it wants to be named.
    public var merchant: String?
    /// Ways to pay that fit the order. Of one method at several gateways the first is offered.
    public var methods: [CheckoutMethod]
    /// Where "back to the shop" leads.
    public var returnURL: WebURL?
    /// What became of what the payer just did, where the snapshot does not say.
    public var notice: CheckoutNotice?
    public var now: Timestamp

    public init(
        token: OrderToken, order: Order, snapshot: OrderSnapshot, description: String, merchant: String? = nil,
        methods: [CheckoutMethod] = [], returnURL: WebURL? = nil, notice: CheckoutNotice? = nil, now: Timestamp
    ) {
        self.token = token
        self.order = order
        self.snapshot = snapshot
        self.description = description
        self.merchant = merchant
        self.methods = methods
        self.returnURL = returnURL
        self.notice = notice
        self.now = now
    }

    var state: OrderState { snapshot.state }

    /// Money of an attempt that began later would not count.
    var lastMoment: Timestamp { order.policies.late == .review ? order.deadline : order.expiresAfter }

    /// What the payer is told: of a grace only when it is running.
    var saidDeadline: Timestamp { now <= order.deadline ? order.deadline : lastMoment }

    /// Attempts with their terms, the newest first.
    var attempts: [(terms: Attempt, state: AttemptState)] {
        order.attempts.reversed().compactMap { terms in
            state.attempts.first { $0.number == terms.number }.map { (terms, $0) }
        }
    }
}

/// A way to pay that a payer may choose.
public struct CheckoutMethod: Sendable, Hashable {
    public var gateway: GatewayID
    public var method: PaymentMethod

    public init(gateway: GatewayID, method: PaymentMethod) {
        self.gateway = gateway
        self.method = method
    }
}

/// What a payer's last request came to, where the order itself does not show it. Travels in the address, so it is a word only.
public enum CheckoutNotice: String, Sendable, Hashable, CaseIterable {
    /// The payment company could not be reached or said no; another way may work.
    case unavailable
    /// The order takes no payment any more.
    case closed
    /// The order has had as many tries as it may have, for ever.
    case usedUp
    /// Too many tries in a short time.
    case busy
    /// The method is not offered for this order.
    case notOffered

    /// The name of the query parameter.
    public static let parameter = "notice"

    var phrase: Phrase {
        switch self {
        case .unavailable:
            Phrase(
                "這個付款方式暫時無法使用，您尚未付款。請稍候再試，或改用其他方式。",
                "This way to pay is not available right now; you have not paid. Please try again later or choose another way.")
        case .closed: Phrase("這筆訂單目前不再接受付款，最新狀態如下。", "This order takes no payment now. Its state is shown below.")
        case .usedUp:
            Phrase(
                "這筆訂單的付款嘗試次數已達上限，無法再開始新的付款。已經完成的付款仍然有效；如需協助，請聯絡商店。",
                "This order has had as many tries as it may have and takes no new one. What you paid already counts. Please contact the shop."
            )
        case .busy:
            Phrase("短時間內嘗試太多次，請稍候一分鐘再試。", "Too many tries in a short time. Please wait a minute and try again.")
        case .notOffered:
            Phrase("這筆訂單不提供該付款方式，請選擇其他方式。", "This order cannot be paid that way. Please choose another one.")
        }
    }
}
