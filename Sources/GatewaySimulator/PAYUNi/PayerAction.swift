public import Payments

/// What a payer, a bank or a store does with an attempt at the simulated PAYUNi.
public enum PayerAction: Sendable, Hashable {
    /// On the page: pays by card or wallet, and it is approved.
    case approve(PaymentMethod)
    /// On the page: the bank or the wallet says no.
    case decline(PaymentMethod)
    /// On the page: breaks the card's 3-D check off.
    case abandon3D(PaymentMethod)
    /// On the page: the bank says nothing for a minute, so nobody knows; later ``bankAnswers(isApproved:)``.
    case leaveBankSilent(PaymentMethod)
    case bankAnswers(isApproved: Bool)
    /// On the page: takes an ATM account at one of the page's banks, the first unless one is named, or a store code.
    case takeNumber(PaymentMethod, bank: String? = nil)
    /// At a cash machine or a counter: pays the newest number of the attempt, with another amount if one is named.
    case payNumber(dollars: UInt64? = nil)
    /// On the phone: answers a wallet payment that was started by a call.
    case confirmOnPhone(isApproved: Bool)
    /// Closes the window without choosing anything.
    case closeTab
}
