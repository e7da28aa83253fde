internal import Payments

extension CheckoutStanding {
    /// Nothing is paid: what was tried last decides what to say.
    static func open(_ model: CheckoutModel) -> CheckoutStanding {
        if model.now > model.lastMoment { return timeIsOver }
        var standing = newestTry(model)
        if model.state.hasUnknownOutcome, standing.tone != .waiting {
            standing.remarks.append(
                Phrase(
                    "有一次嘗試沒有得到付款公司的回覆，我們正在查詢。您並未因此付款，可以直接選擇其他方式。",
                    "One try got no answer from the payment company; we are finding out what became of it. You have not paid by it and may choose another way."
                ))
        }
        return standing
    }

    private static func newestTry(_ model: CheckoutModel) -> CheckoutStanding {
        if model.attempts.contains(where: { $0.state.isPayable(at: model.now) }) { return awaiting }
        guard let (terms, newest) = model.attempts.first else { return choose }
        let method = MethodWords(terms.method).name
        switch newest.status {
        case .created, .awaitingPayer:
            return model.state.hasUnknownOutcome ? choose : newest.instructions == nil ? sentAway : instructionsOver
        case .failed:
            return CheckoutStanding(
                .attention, Phrase("這次付款沒有成功", "That payment did not go through"),
                Phrase(
                    "「\(method.chinese)」沒有完成付款。您可以再試一次，或改用其他方式。",
                    "\(method.english): no payment was made. You can try again or choose another way."),
                offer: .open)
        case .expired: return instructionsOver
        case .canceled:
            return CheckoutStanding(
                .choose, Phrase("上次付款已取消", "The last payment was canceled"),
                Phrase("您可以重新選擇付款方式。", "You can choose how to pay again."), offer: .open)
        case .returned:
            return CheckoutStanding(
                .attention, Phrase("款項已退回", "The money went back to you"),
                Phrase(
                    "收到的金額不足，付款公司已將款項退回。請重新選擇付款方式，並支付完整金額。",
                    "Less than the amount arrived, and the payment company returned it. Please choose again and pay the full amount."
                ),
                offer: .open)
        case .processing, .underpaid, .paid, .contradicted: return choose
        }
    }

    private static let choose = CheckoutStanding(
        .choose, Phrase("選擇付款方式", "Choose how to pay"), Phrase("請在期限前完成付款。", "Please pay before the deadline."), offer: .open)

    private static let awaiting = CheckoutStanding(
        .waiting, Phrase("等待您的付款", "Waiting for your payment"),
        Phrase(
            "請依下方資訊付款。付款後可能需要幾分鐘才會入帳，此頁面會自動更新。",
            "Please pay as shown below. It may take minutes to arrive; this page changes by itself."),
        offer: .behindWarning, showsInstructions: true)

    private static let sentAway = CheckoutStanding(
        .waiting, Phrase("您已前往付款頁面", "You went to the payment page"),
        Phrase(
            "如果您已在那裡完成付款，結果會在幾分鐘內顯示於此。如果您沒有完成付款，請在下方重新選擇。",
            "If you paid there, it shows here within minutes. If you did not finish, choose again below."),
        offer: .open)

    private static let instructionsOver = CheckoutStanding(
        .attention, Phrase("這組付款資訊已過期", "Those payment details have run out"),
        Phrase(
            "請不要再付款到先前的地址、帳號或代碼，並重新選擇付款方式。如果您已經付款，入帳後此頁面會更新。",
            "Please do not pay to the earlier address, account or code; choose again. If you have paid already, this page changes when it arrives."
        ),
        offer: .open)

    /// The deadline is over and the order has not been looked at since.
    private static let timeIsOver = CheckoutStanding(
        .over, Phrase("付款期限已過", "The time to pay is over"),
        Phrase(
            "請不要再付款。如果您已經付款，我們正在確認，此頁面會自動更新。",
            "Please do not pay any more. If you have paid, we are checking, and this page changes by itself."),
        offer: .none)
}

extension AttemptState {
    /// There is something to show that may still be paid to. A form was posted once and is never shown again.
    func isPayable(at now: Timestamp) -> Bool {
        guard status == .created || status == .awaitingPayer, let instructions else { return false }
        if case .form = instructions { return false }
        return instructions.deadline.map { now <= $0 } ?? true
    }
}
