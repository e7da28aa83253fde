public import Payments

/// What can be seen of one intent at the simulated KryptoGO. What became of its tokens is in the ledger.
public struct PayerIntent: Sendable, Hashable {
    public enum State: String, Sendable, Hashable, CaseIterable {
        case pending, paid, expired, short
        /// A short payment that was given back.
        case returned
    }

    /// KryptoGO's number.
    public let gatewayNumber: GatewayNumber
    /// The merchant's number, where our adapter made the intent.
    public let attempt: AttemptNumber?
    public let price: Money
    /// What the payer is to send, and of which token.
    public let asked: TokenAmount
    /// Where to.
    public let address: String
    public let state: State
    /// What arrived, in tokens.
    public let received: ExactDecimal
    /// A transfer was seen and is not confirmed.
    public let isSeen: Bool
    public let deadline: Timestamp

    init(_ intent: SimulatedIntent) {
        gatewayNumber = GatewayNumber(intent.id)
        attempt = intent.ledger.attempt
        price = intent.fiat
        asked = intent.asked
        address = intent.address
        state =
            switch intent.status {
            case .pending: .pending
            case .success: .paid
            case .expired: .expired
            case .short: .short
            case .returned: .returned
            }
        received = intent.received
        isSeen = intent.status == .pending && intent.seen != nil
        deadline = intent.deadline
    }
}

extension GatewaySimulator {
    /// KryptoGO's newest intents, newest first.
    public func newestIntents(_ limit: Int) -> [PayerIntent] {
        withState { state in (state.kryptogo?.intents ?? []).suffix(max(limit, 0)).reversed().map(PayerIntent.init) }
    }

    /// An intent by KryptoGO's id, or by the attempt's number if our adapter made it; of several the newest.
    public func intent(named name: String) -> PayerIntent? {
        withState { state in state.kryptogo?.intent(named: name).map(PayerIntent.init) }
    }
}
