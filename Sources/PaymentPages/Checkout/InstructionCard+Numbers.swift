internal import PaymentForms
internal import Payments

extension InstructionCard {
    func bank(_ transfer: PaymentInstructions.BankTransfer) -> HTML {
        card(Phrase("轉帳 \(transfer.amount.shown)", "Transfer \(transfer.amount.shown)")) {
            element(.dl, .class("facts")) {
                carried(
                    Phrase("銀行代碼", "Bank code"),
                    element(.span, .class("bank")) {
                        element(.code, .class("number")) { transfer.bankCode }
                        BankWords.name(transfer.bankCode).map { name in element(.span, .class("bank-name")) { say(name) } }
                    }, copies: transfer.bankCode)
                carried(Phrase("轉入帳號", "Account number"), grouped(transfer.account), copies: transfer.account)
                carried(
                    Phrase("金額", "Amount"), element(.strong, .class("number")) { transfer.amount.shown },
                    copies: transfer.amount.amount.description)
                deadline(transfer.deadline, countsDown: false)
            }
            steps([
                Phrase(
                    "在 ATM 或網路銀行選擇「轉帳」，輸入銀行代碼與帳號。",
                    "At a cash machine or in online banking choose “transfer” and enter bank code and account."),
                Phrase("一次轉入完整金額；這個帳號只供這筆訂單使用。", "Transfer the full amount at once; the account is for this order alone."),
                Self.patience,
            ])
        }
    }

    func store(_ code: PaymentInstructions.StoreCode) -> HTML {
        card(Phrase("到超商繳費 \(code.amount.shown)", "Pay \(code.amount.shown) at a store")) {
            element(.dl, .class("facts")) {
                if let store = code.store { fact(say(Phrase("超商", "Store"))) { foreign(Self.storeName(store)) } }
                carried(Phrase("繳費代碼", "Payment code"), grouped(code.code), copies: code.code)
                carried(
                    Phrase("金額", "Amount"), element(.strong, .class("number")) { code.amount.shown },
                    copies: code.amount.amount.description)
                deadline(code.deadline, countsDown: false)
            }
            steps([
                Phrase("在門市的多媒體機台選擇「代碼繳費」，輸入繳費代碼。", "At the store’s machine choose payment by code and enter the code."),
                Phrase("列印繳費單，到櫃檯付現，並保留收據。", "Print the slip, pay cash at the counter and keep the receipt."),
                Self.patience,
            ])
        }
    }

    func redirect(_ redirect: PaymentInstructions.Redirect, _ method: PaymentMethod) -> HTML {
        let name = MethodWords(method).name
        return card(Phrase("前往 \(name.chinese) 付款", "Pay with \(name.english)")) {
            element(.p) {
                element(.a, .class("button"), .href(LinkTarget(redirect.url)), Attribute("rel", "noreferrer")) {
                    say(Phrase("前往 \(name.chinese)", "Continue to \(name.english)"))
                }
            }
            if showsCode { picture(redirect) }
            element(.dl, .class("facts")) { deadline(redirect.deadline, countsDown: true) }
        }
    }

    private func picture(_ redirect: PaymentInstructions.Redirect) -> HTML? {
        QRPicture(
            redirect.url.text, description: say(Phrase("付款頁面的 QR 碼", "QR code of the payment page"))
        ).map { picture in
            element(.div, .class("picture")) {
                picture.html
                element(.p, .class("hint")) { say(Phrase("或用手機掃描。", "Or scan it with your phone.")) }
            }
        }
    }

    private static let patience = Phrase(
        "請保留付款證明；付款後可以關閉此頁面，之後再回來查看。",
        "Keep the proof of payment. You may close this page after paying and come back to it.")

    /// Chains whose machine-readable name a payer would not recognize.
    private static func storeName(_ store: String) -> String {
        store == "SEVEN" ? "7-ELEVEN" : store
    }
}
