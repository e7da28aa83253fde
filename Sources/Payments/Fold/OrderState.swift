/// The answer of the fold: what an order's evidence amounts to. A value; equal evidence gives an equal state.
public struct OrderState: Sendable, Hashable {
    public var status: OrderStatus
    public var due: Money
    /// Confirmed fiat value in hand or refunded since, in the currency of `due`; money of a wrong amount once a person accepted it. What was
    /// short and its gateway returned by itself is in neither this nor ``refunded``. Token amounts stand in ``receivedTokens``; the two are never added or converted.
    public var received: Money
    public var refunded: Money
    public var net: Money
    /// Confirmed token amounts that arrived and did not go back, one entry a token.
    public var receivedTokens: [TokenAmount]
    public var refundStatus: RefundStatus
    public var isLate: Bool
    public var isUnderpaid: Bool
    public var isOverpaid: Bool
    public var isPaidTwice: Bool
    /// A call that starts an attempt had no answer yet.
    public var hasUnknownOutcome: Bool
    public var attention: [Attention]
    /// The transaction that paid the order: the earliest of those that count.
    public var settledBy: TransactionKey?
    public var attempts: [AttemptState]
    /// When the clock must be looked at next for the status to be right; `nil` when time alone changes nothing any more.
    public var nextCheck: Timestamp?
}

extension OrderState {
    /// Every token the state shows. Tokens compare by contract, so a new spelling makes an equal state of other bytes.
    var tokens: [Token] {
        receivedTokens.map(\.token)
            + attempts.compactMap { attempt in
                if case .token(let transfer) = attempt.instructions { transfer.amount.token } else { nil }
            }
    }
}

public struct AttemptState: Sendable, Hashable {
    public let number: AttemptNumber
    public let status: AttemptStatus
    /// The newest instructions for the payer.
    public let instructions: PaymentInstructions?
    public let transactions: [TransactionState]
}

extension AttemptState {
    /// What the payer was shown may still be paid to, as far as anybody said. On a gateway's page a payment may come to nothing, a declined
    /// card for one, and its payer stay and take a number there: the attempt's status is the first one's, and the number lives.
    package var isOpenToPayer: Bool {
        switch status {
        case .created, .awaitingPayer: true
        case .failed, .expired, .canceled: instructions != nil && transactions.contains { $0.status == .awaitingPayer }
        case .processing, .underpaid, .returned, .paid, .contradicted: false
        }
    }
}

public struct TransactionState: Sendable, Hashable {
    public let gatewayNumber: GatewayNumber
    public let status: AttemptStatus
    public let capture: CaptureStatus?
}

/// Computes an order's state from all of its evidence. Pure; the order of the evidence and repetitions do not matter.
public func fold(_ order: Order, _ evidence: some Sequence<Evidence>) -> OrderState {
    OrderFacts(evidence).state(of: order)
}
