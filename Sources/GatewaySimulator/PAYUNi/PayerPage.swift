public import Payments

/// What a payer sees of one visit to PAYUNi's page.
public struct PayerPage: Sendable, Hashable {
    public enum State: String, Sendable, Hashable, CaseIterable {
        /// The payer has to choose.
        case open
        /// The payer was sent away with a result or a number.
        case done
        /// The payer closed the window. Nothing was ever chosen.
        case left
    }

    /// Unguessable; part of the page's address.
    public let id: String
    public let number: AttemptNumber
    public let amount: Money
    public let description: String
    /// What the payer may choose, in the page's order.
    public let offers: [PaymentMethod]
    public let openedAt: Timestamp
    /// `TradeLExpireSec` after opening: later choices are refused.
    public let closesAt: Timestamp
    public internal(set) var state = State.open
    let notifyURL: WebURL?
    let returnURL: WebURL?
    /// Until when a number may be paid; PAYUNi's own seven days when the form names no day.
    let numberExpiresAt: Timestamp
    /// Where an ATM account can be had: three digits each.
    public let banks: [String]
}
