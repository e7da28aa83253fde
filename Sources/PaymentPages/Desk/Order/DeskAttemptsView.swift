internal import PaymentForms
internal import Payments

/// Every try to collect, with the gateway's numbers.
struct DeskAttemptsView {
    let model: DeskOrderModel
    let language: PageLanguage

    private func say(_ phrase: Phrase) -> String { phrase[language] }

    var html: HTML? {
        guard !model.order.attempts.isEmpty else { return nil }
        return element(.section, .class("card"), .labelledBy("attempts")) {
            element(.h2, .id("attempts")) { say(Phrase("付款嘗試", "Attempts")) }
            element(.ul, .class("attempts")) {
                for attempt in model.order.attempts.reversed() { element(.li) { item(attempt) } }
            }
        }
    }

    @HTMLBuilder
    private func item(_ attempt: Attempt) -> HTML {
        let state = model.state.attempts.first { $0.number == attempt.number }
        element(.p, .class("attempt-head")) {
            element(.code) { foreign(attempt.number.text) }
            element(.span, .class("tag")) { say((state?.status ?? .created).phrase) }
        }
        element(.dl, .class("facts tight")) {
            fact(say(Phrase("金流", "Gateway"))) { foreign(attempt.gateway.text) }
            fact(say(Phrase("方式", "Method"))) { foreign(say(MethodWords(attempt.method).name)) }
            fact(say(Phrase("金額", "Amount"))) { attempt.amount.shown }
            for transaction in state?.transactions ?? [] {
                fact(say(Phrase("交易", "Transaction"))) {
                    element(.code) { foreign(transaction.gatewayNumber.text) }
                    element(.span, .class("tag")) { say(transaction.status.phrase) }
                    if let capture = transaction.capture {
                        element(.span, .class("tag")) { foreign(say(Phrase("請款：", "capture: ")) + capture.word) }
                    }
                }
            }
            if let shown = state?.instructions.flatMap(shown) {
                fact(say(Phrase("付款資訊", "Shown to the payer"))) { foreign(shown) }
            }
            if let deadline = state?.instructions?.deadline {
                fact(say(Phrase("付款資訊期限", "Valid until"))) { TimeWords(language: language).element(deadline, exact: true) }
            }
        }
    }

    private func shown(_ instructions: PaymentInstructions) -> String? {
        switch instructions {
        case .form: nil
        case .token(let transfer): "\(transfer.amount.shown) · \(transfer.amount.token.chain) · \(transfer.address)"
        case .bankTransfer(let transfer): "\(transfer.bankCode) · \(transfer.account)"
        case .storeCode(let code): [code.store, code.code].compactMap { $0 }.joined(separator: " · ")
        case .redirect(let redirect): redirect.url.origin
        }
    }
}

/// What was agreed, and the merchant's own facts.
struct DeskTermsView {
    let model: DeskOrderModel
    let language: PageLanguage

    private func say(_ phrase: Phrase) -> String { phrase[language] }

    private func percent(_ basisPoints: Int) -> String {
        let percent = ExactDecimal(coefficient: UInt128(max(basisPoints, 0)), scale: 2)
        return "\(percent ?? .zero) %"
    }

    var html: HTML {
        element(.section, .class("card"), .labelledBy("terms")) {
            element(.h2, .id("terms")) { say(Phrase("條件與商店資料", "Terms and the merchant’s facts")) }
            element(.dl, .class("facts tight")) {
                let policies = model.order.policies
                fact(say(Phrase("晚到的款項", "Late money"))) { say(policies.late.phrase) }
                fact(say(Phrase("多付的款項", "Too much money"))) { say(policies.over.phrase) }
                fact(say(Phrase("取消後的款項", "Money after a cancel"))) { say(policies.afterCancel.phrase) }
                fact(say(Phrase("容許誤差", "Tolerance"))) { percent(policies.toleranceBasisPoints) }
                fact(say(Phrase("寬限", "Grace"))) { say(Phrase("\(policies.graceSeconds) 秒", "\(policies.graceSeconds) s")) }
                if let email = model.payerEmail { fact(say(Phrase("付款人電子郵件", "Payer’s e-mail"))) { foreign(email) } }
                if let url = model.returnURL { fact(say(Phrase("返回網址", "Return address"))) { foreign(url.text) } }
                for name in model.metadata.keys.sorted() { fact(name) { foreign(model.metadata[name] ?? "") } }
            }
            if let token = model.token {
                element(.p) {
                    element(.a, .class("quiet-link"), .href(PagePath.checkout(token, language: language).target)) {
                        say(Phrase("開啟付款人看到的頁面", "Open the payer’s page"))
                    }
                }
            }
        }
    }
}
