internal import PaymentForms
internal import Payments

extension InstructionCard {
    /// Tokens on a chain: a mistake here cannot be undone, so everything that must match stands first and once.
    func token(_ transfer: PaymentInstructions.TokenTransfer) -> HTML {
        let token = transfer.amount.token
        let chain = KnownChain.named(token.chain)?.name ?? token.chain
        let request = EthereumTransfer(transfer)
        return card(Phrase("轉出 \(transfer.amount.shown)", "Send \(transfer.amount.shown)")) {
            element(.p, .class("warning")) {
                say(
                    Phrase(
                        "請只用 \(chain) 網路轉出 \(token.symbol)，到帳金額必須剛好是 \(transfer.amount.amount)。用錯網路或幣種，款項可能無法找回；手續費請另外計算。",
                        "Send only \(token.symbol), only on \(chain), so that exactly \(transfer.amount.amount) arrives. On another chain or as another token it may be lost. Fees come on top."
                    ))
            }
            element(.div, .class("token")) {
                if showsCode { picture(transfer, request) }
                element(.dl, .class("facts")) {
                    carried(
                        Phrase("金額", "Amount"), element(.strong, .class("number")) { foreign(transfer.amount.shown) },
                        copies: transfer.amount.amount.description)
                    fact(say(Phrase("網路", "Chain"))) { element(.strong) { foreign(chain) } }
                    carried(Phrase("收款地址", "Address"), address(transfer.address), copies: transfer.address)
                    carried(Phrase("代幣合約", "Token contract"), address(token.contract), copies: token.contract)
                    deadline(transfer.deadline, countsDown: true)
                }
            }
            opening(request)
        }
    }

    private func picture(_ transfer: PaymentInstructions.TokenTransfer, _ request: EthereumTransfer?) -> HTML? {
        let description = say(
            request == nil
                ? Phrase("收款地址的 QR 碼", "QR code of the address")
                : Phrase("付款資訊的 QR 碼：代幣、網路、地址與金額", "QR code with token, chain, address and amount"))
        return QRPicture(request?.text ?? transfer.address, description: description).map { picture in
            element(.div, .class("picture")) {
                picture.html
                if request == nil {
                    element(.p, .class("hint")) {
                        say(Phrase("QR 碼只有收款地址，金額請自行輸入。", "The code holds the address alone: enter the amount yourself."))
                    }
                }
            }
        }
    }

    /// The way into a wallet, which a card has without its code as well, and what must be compared there.
    private func opening(_ request: EthereumTransfer?) -> HTML? {
        request.map { request in
            element(.div, .class("opening")) {
                element(.p, .class("hint")) { say(Self.comparison) }
                element(.a, .class("button quiet wallet"), .href(LinkTarget(ethereum: request.request))) {
                    say(Phrase("用這支手機的錢包開啟", "Open a wallet on this phone"))
                }
            }
        }
    }

    /// Some wallets take the contract that such a code begins with for the receiver, and what is sent there is lost.
    private static let comparison = Phrase(
        "用錢包掃描或開啟後，請核對收款地址的開頭與結尾、金額與網路。如果錢包把代幣合約當成收款人，請不要送出，改為複製收款地址。",
        "After you scan it or open it in your wallet, compare the beginning and the end of the receiving address, the amount and the chain. If the wallet shows the token’s contract as the receiver, do not send: copy the address instead."
    )

    /// Its beginning and end stand out: that is what people compare.
    private func address(_ text: String) -> HTML {
        element(.code, .class("address")) {
            if text.count > 20 {
                element(.strong) { String(text.prefix(6)) }
                String(text.dropFirst(6).dropLast(6))
                element(.strong) { String(text.suffix(6)) }
            } else {
                text
            }
        }
    }
}
