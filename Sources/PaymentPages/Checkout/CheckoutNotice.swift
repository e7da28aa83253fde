internal import Payments

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

    /// Whether it may still be said: addresses are kept and opened again, and the order goes on meanwhile.
    /// - Parameter isChoiceOffered: the payer may begin another payment.
    func holds(_ status: OrderStatus, isChoiceOffered: Bool) -> Bool {
        switch self {
        case .unavailable, .busy, .notOffered: status.isWaiting && isChoiceOffered
        case .closed, .usedUp: status != .paid && !isChoiceOffered
        }
    }

    var phrase: Phrase {
        switch self {
        case .unavailable:
            Phrase(
                "這個付款方式暫時無法使用，這次沒有開始付款。請稍候再試，或改用其他方式。",
                "This way to pay is not available right now; no payment was begun this time. Please try again later or choose another way."
            )
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
