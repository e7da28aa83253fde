/// Something that a payer who acts by the amount will do.
enum PayerTask: Sendable {
    /// Chooses on the page.
    case page(number: String)
    /// Pays an ATM account or a store code.
    case payNumber(number: String)
    /// Answers a wallet's question.
    case phone(number: String)
    /// A bank that was silent answers.
    case bank(number: String)
    /// Sends tokens.
    case intent(id: String)
    /// KryptoGO gives a short payment back.
    case refund(id: String)
}
