internal import Payments

extension CheckoutStanding {
    /// A person decides. The payer is told why, as far as it is their business, and never to pay again.
    static func review(_ model: CheckoutModel) -> CheckoutStanding {
        let reason = reviewReason(model.state)
        let why =
            reason?.reason == .short && MissingAmount.isShortSeveralTimes(model.state)
            ? MissingAmount.notTogether
            : reason.flatMap { AttentionWords($0).forPayer }
                ?? Phrase("款項與訂單的條件不完全相符。", "The payment and the order do not quite agree.")
        return CheckoutStanding(
            .attention, Phrase("商店正在確認這筆款項", "The shop is checking this payment"),
            Phrase(
                "\(why.chinese)請不要再次付款；您可以提供訂單編號，向商店詢問處理方式。",
                "\(why.english) Please do not pay again; you can ask the shop about it with the order number."),
            offer: .none)
    }

    /// The reason that matters most to the payer.
    static func reviewReason(_ state: OrderState) -> Attention? {
        for reason in reviewOrder {
            if let found = state.attention.first(where: { $0.reason == reason }) { return found }
        }
        return nil
    }

    private static let reviewOrder: [Attention.Reason] = [
        .paidAfterCancel, .paidAndReturned, .returnedAfterAccept, .amountsContradict, .deniedByQuery, .wrongCurrency,
        .wrongAmount,
        .mismatch, .unknownAttempt, .reassigned, .amountTooLarge, .late, .short, .paidTwice, .excess, .unconfirmed, .undecided,
    ]
}
