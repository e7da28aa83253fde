internal import Payments

extension CheckoutStanding {
    static func partiallyPaid(_ model: CheckoutModel) -> CheckoutStanding {
        let missing = MissingAmount(model.state).phrase
        let isUndecided = model.attempts.contains(where: \.isUndecided)
        let now =
            isUndecided
            ? undecided
            : model.methods.isEmpty
                ? Phrase("請與商店聯絡。", "Please contact the shop.")
                : model.state.net.isZero ? wholeAgain(model.state.due) : restBelow
        var standing = CheckoutStanding(
            .attention, Phrase("已收到部分款項", "Part of the amount has arrived"),
            Phrase(missing.chinese + now.chinese, missing.english + " " + now.english),
            offer: model.methods.isEmpty ? .none : .open, showsInstructions: model.now <= model.lastMoment
        ).mindingPages(model)
        if isUndecided, standing.offer == .open { standing.offer = .behindWarning }
        return standing
    }

    private static let undecided = Phrase(
        "另有一筆付款正在處理中，通常只要幾分鐘。請先不要再付款；有結果時，此頁面會自動更新。",
        "Another payment is being processed, usually within minutes. Please do not pay again yet; this page changes by itself.")

    private static let restBelow = Phrase(
        "您可以在期限前以下列方式付款；不足的款項也可能由金流業者自動退回。有疑問請與商店聯絡。",
        "You can pay below before the deadline; the payment company may also return what was short by itself. If in doubt, ask the shop."
    )

    /// Short tokens have no value in the order's currency that could be taken off it.
    private static func wholeAgain(_ due: Money) -> Phrase {
        Phrase(
            "您可以在期限前以下列方式付款，但新的付款會要求完整金額 \(due.shown)；已收到的款項可能由金流業者自動退回。有疑問請先與商店聯絡。",
            "You can pay below before the deadline, but a new payment asks for the whole amount, \(due.shown); the payment company may return what has arrived by itself. If in doubt, ask the shop first."
        )
    }

    static func paid(_ model: CheckoutModel) -> CheckoutStanding {
        let state = model.state
        if state.refundStatus == .full {
            return CheckoutStanding(
                .over, Phrase("款項已退還", "Refunded"),
                Phrase("這筆訂單已付款，之後款項已退還給您。", "This order was paid, and the money was returned to you since."), offer: .none)
        }
        let amount = state.received.isZero ? nil : state.received.shown
        let sentence =
            amount.map {
                Phrase("商店已確認收到 \($0)，您不需要再做任何事。", "The shop has confirmed \($0). There is nothing more to do.")
            } ?? Phrase("商店已確認這筆訂單付款完成，您不需要再做任何事。", "The shop has confirmed this payment. There is nothing more to do.")
        return CheckoutStanding(.good, Phrase("付款完成", "Paid"), sentence, offer: .none)
    }

    static func refund(_ state: OrderState) -> Phrase? {
        switch state.refundStatus {
        case .none: nil
        case .pending: Phrase("退款處理中。", "A refund is on its way.")
        case .partial:
            Phrase("已退款 \(state.refunded.shown)。", "\(state.refunded.shown) has been refunded.")
        case .full: Phrase("款項已全數退還（\(state.refunded.shown)）。", "All of it has been refunded (\(state.refunded.shown)).")
        }
    }
}
