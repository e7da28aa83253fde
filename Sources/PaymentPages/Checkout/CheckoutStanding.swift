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
        case .processing: self = Self.processing(model)
        case .partiallyPaid: self = Self.partiallyPaid(model)
        case .paid: self = Self.paid(model)
        case .review: self = Self.review(model)
        case .expired: self = Self.expired(model.state)
        case .canceled: self = Self.canceled
        }
        remarks += Self.refund(model.state).map { [$0] } ?? []
        let said = model.state.status == .review ? Self.reviewReason(model.state)?.reason : nil
        for attention in model.state.attention where attention.reason != said {
            if let remark = Self.remark(on: attention, in: model.state), !remarks.contains(remark) { remarks.append(remark) }
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
    /// Said wherever there is something to pay by while a payment may be under way.
    static let payingTwice = Phrase(
        "如果您已經付款，請不要再用其他方式付款，以免重複付款。", "If you have paid already, do not pay in another way, or you may pay twice.")

    /// A payer who chose another way meanwhile is shown what to pay by: they may have reason to.
    private static func processing(_ model: CheckoutModel) -> CheckoutStanding {
        CheckoutStanding(
            .waiting, Phrase("付款處理中", "Your payment is being processed"),
            Phrase(
                "金流業者或銀行正在確認，通常只要幾分鐘。請不要重複付款；有結果時，此頁面會自動更新。",
                "The payment company or the bank is confirming it, usually within minutes. Please do not pay again; this page changes by itself."
            ),
            offer: .behindWarning, showsInstructions: model.now <= model.lastMoment && !model.payable.isEmpty)
    }
}
