/// Money on its way back to a payer: its own lifecycle beside the order's.
///
/// `planned → submitted → pending → succeeded | failed`, `succeeded → reversed`, `planned → canceled`.
public struct Refund: Sendable, Hashable {
    public let number: RefundNumber
    public let attempt: AttemptNumber
    public let transaction: GatewayNumber
    public let kind: Kind
    public let amount: Money
    public private(set) var status: Status

    public init(number: RefundNumber, attempt: AttemptNumber, transaction: GatewayNumber, kind: Kind, amount: Money) {
        self.number = number
        self.attempt = attempt
        self.transaction = transaction
        self.kind = kind
        self.amount = amount
        status = .planned
    }

    /// - Throws: ``InvalidTransition`` and changes nothing, when the lifecycle has no such step. Read the refund again: somebody
    ///   else moved it.
    public mutating func move(to next: Status) throws(InvalidTransition) {
        guard status.next.contains(next) else { throw InvalidTransition(from: status.rawValue, to: next.rawValue) }
        status = next
    }

    /// The statement to append for the present status.
    public var statement: RefundStatement {
        RefundStatement(
            number: number, transaction: TransactionKey(attempt: attempt, gatewayNumber: transaction), kind: kind,
            amount: amount, status: status)
    }
}

extension Refund {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Before capture: the authorization is withdrawn; the payer is never charged.
        case voidAuthorization
        /// A captured card payment.
        case card
        /// icash Pay, AFTEE, LINE Pay, JKoPay.
        case wallet
        /// ATM and store code: a transfer to an account that the payer names.
        case bankTransfer
        /// The gateway gives short money back by itself.
        case byGateway
        /// Somebody did it outside.
        case byHand
    }

    /// In rank order: on one refund number the highest statement wins, whatever the order of arrival.
    public enum Status: String, Sendable, Hashable, CaseIterable {
        case planned, canceled, submitted, pending, failed, succeeded, reversed

        /// The steps the lifecycle allows from here.
        public var next: [Status] {
            switch self {
            case .planned: [.submitted, .canceled]
            case .submitted: [.pending, .succeeded, .failed]
            case .pending: [.succeeded, .failed]
            case .succeeded: [.reversed]
            case .failed, .reversed, .canceled: []
            }
        }

        /// It may have gone out, or will.
        public var isPending: Bool { self == .submitted || self == .pending }

        var rank: Int {
            switch self {
            case .planned: 0
            case .canceled: 1
            case .submitted: 2
            case .pending: 3
            case .failed: 4
            case .succeeded: 5
            case .reversed: 6
            }
        }
    }
}

/// A lifecycle has no such step; nothing was changed.
public struct InvalidTransition: Error, Sendable, Hashable, CustomStringConvertible {
    public let from: String
    public let to: String

    public init(from: String, to: String) {
        self.from = from
        self.to = to
    }

    public var description: String { "no step from \(from) to \(to)" }
}

/// What is known of one refund, as evidence.
public struct RefundStatement: Sendable, Hashable {
    public let number: RefundNumber
    public let transaction: TransactionKey
    public let kind: Refund.Kind
    public let amount: Money
    public let status: Refund.Status

    public init(number: RefundNumber, transaction: TransactionKey, kind: Refund.Kind, amount: Money, status: Refund.Status) {
        self.number = number
        self.transaction = transaction
        self.kind = kind
        self.amount = amount
        self.status = status
    }
}
