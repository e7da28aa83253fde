internal import Payments

extension CheckoutStanding {
    /// Nothing is paid: what was tried last decides what to say.
    static func open(_ model: CheckoutModel) -> CheckoutStanding {
        if model.now > model.lastMoment { return timeIsOver }
        guard let newest = model.attempts.first else { return choose }
        let isPayable = !model.payable.isEmpty
        // All that was tried after what may still be paid to.
        let news = isPayable ? model.attempts.prefix { $0.course != .payable } : model.attempts.prefix(1)
        var standing: CheckoutStanding
        if let end = ended(newest, isPayable) {
            standing = end.mindingPages(model)
        } else if news.contains(where: { $0.course == .sentAway }) {
            standing = isPayable ? sentAwayBesideInstructions : sentAway
        } else if newest.course == .preparing || newest.course == .takenOn {
            standing = (newest.course == .preparing ? preparing : takenOn(newest)).mindingPages(model)
        } else {
            standing = (isPayable ? awaiting : unpaid(newest)).mindingPages(model)
        }
        if newest.course == .unanswered { standing.remarks.append(unanswered) }
        if isPayable {
            standing.offer = .behindWarning
            standing.showsInstructions = true
        }
        return standing
    }

    /// The newest try came to an end that its payer must hear of, whatever else may be paid to.
    private static func ended(_ newest: CheckoutAttempt, _ isPayable: Bool) -> CheckoutStanding? {
        // Of its payments one ended and another did not: the payer who took a number after a decline knows of the decline.
        guard !newest.state.isOpenToPayer else { return nil }
        let method = MethodWords(newest.terms.method).name
        switch newest.state.status {
        case .failed:
            let next =
                isPayable
                ? Phrase("您仍可依下方先前的資訊付款，或改用其他方式。", "You can still pay by the earlier details below, or choose another way.")
                : Phrase("您可以再試一次，或改用其他方式。", "You can try again or choose another way.")
            return CheckoutStanding(
                .attention, Phrase("這次付款沒有成功", "That payment did not go through"),
                Phrase("「\(method.chinese)」沒有完成付款。\(next.chinese)", "\(method.english): no payment was made. \(next.english)"),
                offer: .open)
        case .returned:
            let next =
                isPayable
                ? Phrase("您仍可依下方先前的資訊支付完整金額。", "You can still pay the full amount by the earlier details below.")
                : Phrase("請重新選擇付款方式，並支付完整金額。", "Please choose again and pay the full amount.")
            return CheckoutStanding(
                .attention, Phrase("款項已退回", "The money went back to you"),
                Phrase(wentBack.chinese + next.chinese, wentBack.english + " " + next.english), offer: .open)
        case .created, .awaitingPayer, .processing, .expired, .canceled, .underpaid, .paid, .contradicted: return nil
        }
    }

    /// There is nothing to pay by, and nobody is at a payment page.
    private static func unpaid(_ newest: CheckoutAttempt) -> CheckoutStanding {
        switch newest.state.status {
        case _ where newest.course == .ranOut: instructionsOver
        case .expired: instructionsOver
        case .canceled:
            CheckoutStanding(
                .choose, Phrase("上次付款已取消", "The last payment was canceled"),
                Phrase("您可以重新選擇付款方式。", "You can choose how to pay again."), offer: .open)
        case .created, .awaitingPayer, .processing, .failed, .returned, .underpaid, .paid, .contradicted: choose
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

    private static let preparing = CheckoutStanding(
        .waiting, Phrase("正在準備付款資訊", "Getting your payment details"),
        Phrase(
            "正在準備付款資訊，請稍候；請不要重複付款。如果幾分鐘後仍沒有出現，您可以改用其他方式。",
            "Your payment details are being prepared. Please wait, and do not pay twice. If nothing appears within minutes, you can choose another way."
        ),
        offer: .behindWarning)

    private static func takenOn(_ newest: CheckoutAttempt) -> CheckoutStanding {
        let method = MethodWords(newest.terms.method).name
        return CheckoutStanding(
            .waiting, Phrase("等待「\(method.chinese)」付款", "Waiting for \(method.english)"),
            Phrase(
                "金流業者已收到這筆付款請求，請依其通知完成付款；完成後此頁面會自動更新。如果沒有收到通知，您可以改用其他方式。",
                "The payment company has taken this try on; please pay as it tells you, and this page changes by itself. If you hear nothing, you can choose another way."
            ),
            offer: .behindWarning)
    }

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

    private static let unanswered = Phrase(
        "金流業者尚未回覆您最近一次的付款請求，我們正在查詢；這次沒有任何付款資訊可用，您可以選擇其他方式。",
        "The payment company did not answer your latest try, and we are finding out what became of it. It gave you nothing to pay by; you may choose another way."
    )
}
