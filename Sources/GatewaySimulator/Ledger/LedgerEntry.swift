public import Payments

/// What really happened to one transaction, whatever any message said of it: the truth that tests compare with.
public struct LedgerEntry: Sendable, Hashable {
    /// Money or tokens that arrived.
    public struct Receipt: Sendable, Hashable {
        public let at: Timestamp
        /// Fiat, for PAYUNi.
        public let money: Money?
        /// Tokens, for KryptoGO.
        public let tokens: TokenAmount?
    }

    /// What went back.
    public struct Return: Sendable, Hashable {
        public let at: Timestamp
        public let money: Money?
        public let tokens: TokenAmount?
    }

    /// The merchant's number: PAYUNi's `MerTradeNo`, or the mark that our adapter puts into KryptoGO's order data.
    public let attempt: AttemptNumber?
    public let gatewayNumber: GatewayNumber
    public let asked: Money
    /// KryptoGO's own price for it.
    public let askedTokens: TokenAmount?
    public let createdAt: Timestamp
    /// After this a payment is late.
    public let deadline: Timestamp?
    public internal(set) var receipts: [Receipt] = []
    public internal(set) var returns: [Return] = []
    /// The authorization was withdrawn before capture: the payer is not charged.
    public internal(set) var voidedAt: Timestamp?
    /// The order that PAYUNi opened by itself when the transfer had another amount (docs: PAYUNi 8.4); this one's money is there.
    public internal(set) var bookedUnder: String?

    /// All of what was asked arrived, whatever went back later.
    public var isPaid: Bool {
        if let askedTokens { return receivedTokens >= askedTokens.amount }
        return received.amount >= asked.amount
    }

    /// Something arrived, and less than asked.
    public var isShort: Bool { !receipts.isEmpty && !isPaid }

    /// When the last part of the full amount arrived.
    public var paidAt: Timestamp? { isPaid ? receipts.last?.at : nil }

    public var received: Money { sum(receipts.compactMap(\.money)) }
    public var refunded: Money { sum(returns.compactMap(\.money)) }
    public var receivedTokens: ExactDecimal { sum(receipts.compactMap(\.tokens?.amount)) }
    public var returnedTokens: ExactDecimal { sum(returns.compactMap(\.tokens?.amount)) }

    private func sum(_ amounts: [Money]) -> Money {
        amounts.reduce(.zero(asked.currency)) { $0.adding($1) ?? $0 }
    }

    private func sum(_ amounts: [ExactDecimal]) -> ExactDecimal {
        amounts.reduce(.zero) { $0.adding($1) ?? $0 }
    }

    init(
        attempt: AttemptNumber?, gatewayNumber: GatewayNumber, asked: Money, askedTokens: TokenAmount? = nil,
        createdAt: Timestamp, deadline: Timestamp?
    ) {
        self.attempt = attempt
        self.gatewayNumber = gatewayNumber
        self.asked = asked
        self.askedTokens = askedTokens
        self.createdAt = createdAt
        self.deadline = deadline
    }
}
