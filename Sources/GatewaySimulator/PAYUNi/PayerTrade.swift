public import Payments

/// What can be seen of one trade at the simulated PAYUNi. What became of its money is in the ledger.
public struct PayerTrade: Sendable, Hashable {
    public enum State: String, Sendable, Hashable, CaseIterable {
        /// A number was issued, or a wallet was asked.
        case issued
        case paid
        /// Declined.
        case failed
        /// Broken off, or taken back by the merchant.
        case canceled
        case expired
        /// The bank is silent.
        case awaitsBank
    }

    /// The merchant's number.
    public let number: AttemptNumber
    /// PAYUNi's.
    public let gatewayNumber: GatewayNumber
    public let amount: Money
    public let method: PaymentMethod
    public let state: State
    /// Started by a call of the merchant's server instead of on the page.
    public let isStartedByCall: Bool
    /// The ATM account, the store code or the wallet's number; empty for a card.
    public let paymentNumber: String
    /// Where the ATM account is: three digits.
    public let bank: String?
    /// Until when the number may be paid.
    public let expiresAt: Timestamp?

    init(_ trade: Trade) {
        number = AttemptNumber(trade.number)
        gatewayNumber = GatewayNumber(trade.tradeNo)
        amount = trade.money
        method = trade.method
        state =
            switch trade.status {
            case .issued: .issued
            case .paid: .paid
            case .failed: .failed
            case .canceled: .canceled
            case .expired: .expired
            case .awaitsConfirmation: .awaitsBank
            }
        isStartedByCall = trade.gateway == "1"
        paymentNumber = trade.payNo
        bank = trade.bank.isEmpty ? nil : trade.bank
        expiresAt = trade.expiresAt
    }
}

extension GatewaySimulator {
    /// PAYUNi's newest trades, newest first.
    public func newestTrades(_ limit: Int) -> [PayerTrade] {
        withState { state in (state.payuni?.trades ?? []).suffix(max(limit, 0)).reversed().map(PayerTrade.init) }
    }

    /// All trades of one number of the merchant's, oldest first.
    public func trades(of number: AttemptNumber) -> [PayerTrade] {
        withState { state in (state.payuni?.trades(of: number.text) ?? []).map(PayerTrade.init) }
    }

    /// The newest visits to PAYUNi's page, newest first.
    public func newestPages(_ limit: Int) -> [PayerPage] {
        withState { state in (state.payuni?.pages ?? []).suffix(max(limit, 0)).reversed() }
    }
}
