internal import Payments

extension CheckoutStanding {
    static let sentAway = CheckoutStanding(
        .waiting, sentAwayTitle,
        Phrase(
            "如果您已在那裡完成付款，結果會在幾分鐘內顯示於此。如果您沒有完成付款，請在下方重新選擇。",
            "If you paid there, it shows here within minutes. If you did not finish, choose again below."),
        offer: .open)

    /// What was shown before still works, and paying by it would be paying twice.
    static let sentAwayBesideInstructions = CheckoutStanding(
        .waiting, sentAwayTitle,
        Phrase(
            "如果您已在那裡完成付款，請不要再付一次，結果會在幾分鐘內顯示於此。如果您沒有完成付款，仍可依下方先前的資訊付款。",
            "If you paid there, do not pay again: it shows here within minutes. If you did not finish, you can still pay by the earlier details below."
        ),
        offer: .behindWarning, showsInstructions: true)

    private static let sentAwayTitle = Phrase("您已前往付款頁面", "You went to the payment page")

    /// Nobody who may have paid on a payment page is invited to pay again without being told.
    func mindingPages(_ model: CheckoutModel) -> CheckoutStanding {
        guard model.attempts.contains(where: { $0.course == .sentAway }) else { return self }
        var standing = self
        if offer == .open { standing.offer = .behindWarning }
        standing.remarks.append(
            Phrase(
                "您曾前往付款頁面。如果已在那裡完成付款，請不要再付一次，結果會在幾分鐘內顯示於此。",
                "You have been to a payment page. If you paid there, do not pay again: it shows here within minutes."))
        return standing
    }
}
