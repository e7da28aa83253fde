internal import Payments

extension CheckoutStanding {
    static func expired(_ state: OrderState) -> CheckoutStanding {
        CheckoutStanding(.over, Phrase("付款期限已過", "The time to pay is over"), afterExpiry(state), offer: .none)
    }

    private static func afterExpiry(_ state: OrderState) -> Phrase {
        if state.attempts.contains(where: { $0.status == .returned }) {
            return Phrase(
                "\(wentBack.chinese)期限已過，請不要再付款；有疑問請與商店聯絡。",
                "\(wentBack.english) The time is over: please do not pay any more. If in doubt, ask the shop.")
        }
        if state.refundStatus == .full {
            return Phrase(
                "收到的款項沒有計入這筆訂單，已退還給您。請不要再付款；有疑問請與商店聯絡。",
                "What arrived was not counted for this order and was returned to you. Please do not pay any more. If in doubt, ask the shop."
            )
        }
        // Money may have been here and gone back; a remark says what was wrong with it.
        if state.attention.contains(where: { [.wrongAmount, .wrongCurrency, .mismatch].contains($0.reason) }) {
            return Phrase(
                "請不要再付款。如果您已經付款，請與商店聯絡。", "Please do not pay any more. If you have paid, please contact the shop.")
        }
        return Phrase(
            "期限內沒有收到款項，請不要再付款。如果您已經付款，款項入帳後此頁面會更新，也請與商店聯絡。",
            "No money arrived in time; please do not pay any more. If you have paid, this page will change when the money arrives, and please contact the shop."
        )
    }

    static let canceled = CheckoutStanding(
        .over, Phrase("訂單已取消", "This order was canceled"),
        Phrase(
            "商店已取消這筆訂單，請不要再付款。如果您已經付款，請與商店聯絡。",
            "The shop canceled it; please do not pay. If you have paid, please contact the shop."),
        offer: .none)

    /// What became of money that was not enough.
    static let wentBack = Phrase(
        "收到的金額不足，金流業者已將款項退回。", "Less than the amount arrived, and the payment company returned it.")
}
