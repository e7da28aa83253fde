internal import Payments

/// What a payer is told first, and what they may do now. Decided here once, so that no page can promise what the state does not hold.
struct CheckoutStanding {
    /// How the headline looks. The words always say the same.
    enum Tone: String, CaseIterable {
        case choose, waiting, good, attention, over
    }

    /// Whether the payer may begin another payment.
    enum Offer {
        case open
        /// Possible, behind a warning: a payment may be under way.
        case behindWarning
        case none
    }

    var tone: Tone
    var title: Phrase
    var sentence: Phrase
    var offer: Offer
    /// Addresses, accounts and codes may still be paid to.
    var showsInstructions: Bool
    /// More that is true and that the payer should know.
    var remarks: [Phrase] = []

    init(_ model: CheckoutModel) {
        switch model.state.status {
        case .open: self = Self.open(model)
        case .processing: self = Self.processing
        case .partiallyPaid: self = Self.partiallyPaid(model)
        case .paid: self = Self.paid(model)
        case .review: self = Self.review(model)
        case .expired: self = Self.expired
        case .canceled: self = Self.canceled
        }
        remarks += Self.refund(model.state).map { [$0] } ?? []
        let said = model.state.status == .review ? Self.reviewReason(model.state)?.reason : nil
        for attention in model.state.attention where attention.reason != said && Self.matters(attention, in: model.state.status) {
            if let remark = AttentionWords(attention).forPayer, !remarks.contains(remark) { remarks.append(remark) }
        }
    }

    init(
        _ tone: Tone, _ title: Phrase, _ sentence: Phrase, offer: Offer, showsInstructions: Bool = false
    ) {
        self.tone = tone
        self.title = title
        self.sentence = sentence
        self.offer = offer
        self.showsInstructions = showsInstructions
    }
}

extension CheckoutStanding {
    /// What the shop has accepted is no news to the payer any more.
    private static func matters(_ attention: Attention, in status: OrderStatus) -> Bool {
        guard status == .paid else { return attention.reason != .short || status == .review }
        return attention.reason == .excess || attention.reason == .paidTwice
    }

    private static let processing = CheckoutStanding(
        .waiting, Phrase("付款處理中", "Your payment is being processed"),
        Phrase(
            "付款公司或銀行正在確認，通常只要幾分鐘。請不要重複付款；有結果時，此頁面會自動更新。",
            "The payment company or the bank is confirming it, usually within minutes. Please do not pay again; this page changes by itself."
        ),
        offer: .behindWarning)

    private static func partiallyPaid(_ model: CheckoutModel) -> CheckoutStanding {
        let missing = MissingAmount(model.state).phrase
        let now =
            model.methods.isEmpty
            ? Phrase("請與商店聯絡。", "Please contact the shop.")
            : Phrase(
                "您可以在期限前以下列方式付款；不足的款項也可能由付款公司自動退回。有疑問請與商店聯絡。",
                "You can pay below before the deadline; the payment company may also return what was short by itself. If in doubt, ask the shop."
            )
        return CheckoutStanding(
            .attention, Phrase("已收到部分款項", "Part of the amount has arrived"),
            Phrase(missing.chinese + now.chinese, missing.english + " " + now.english),
            offer: model.methods.isEmpty ? .none : .open, showsInstructions: model.now <= model.lastMoment)
    }

    private static func paid(_ model: CheckoutModel) -> CheckoutStanding {
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

    private static let expired = CheckoutStanding(
        .over, Phrase("付款期限已過", "The time to pay is over"),
        Phrase(
            "期限內沒有收到款項，請不要再付款。如果您已經付款，款項入帳後此頁面會更新，也請與商店聯絡。",
            "No money arrived in time; please do not pay any more. If you have paid, this page will change when the money arrives, and please contact the shop."
        ),
        offer: .none)

    private static let canceled = CheckoutStanding(
        .over, Phrase("訂單已取消", "This order was canceled"),
        Phrase(
            "商店已取消這筆訂單，請不要再付款。如果您已經付款，請與商店聯絡。",
            "The shop canceled it; please do not pay. If you have paid, please contact the shop."),
        offer: .none)

    private static func refund(_ state: OrderState) -> Phrase? {
        switch state.refundStatus {
        case .none: nil
        case .pending: Phrase("退款處理中。", "A refund is on its way.")
        case .partial:
            Phrase("已退款 \(state.refunded.shown)。", "\(state.refunded.shown) has been refunded.")
        case .full: Phrase("款項已全數退還（\(state.refunded.shown)）。", "All of it has been refunded (\(state.refunded.shown)).")
        }
    }
}
