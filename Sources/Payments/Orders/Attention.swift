/// Something about an order that a person should look at. It never changes the status by itself.
public struct Attention: Sendable, Hashable, Comparable {
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// The gateway named another amount than the attempt's.
        case wrongAmount
        case wrongCurrency
        /// Another term differs; the detail names the field.
        case mismatch
        /// Money was reported for a number this order does not have.
        case unknownAttempt
        /// The gateway booked the money under another number of its own making.
        case reassigned
        /// Paid and returned were both said of one transaction.
        case paidAndReturned
        /// Two different paid amounts were said of one transaction.
        case amountsContradict
        /// A callback said paid; the gateway, asked later, says otherwise.
        case deniedByQuery
        case late
        case short
        /// More than due: refund the excess.
        case excess
        case paidTwice
        case paidAfterCancel
        /// Short money that a person had accepted went back to the payer.
        case returnedAfterAccept
        /// The merchant canceled when the money was already known: the order stays paid.
        case canceledAfterPaid
        /// Paid and then voided: the money went back.
        case voided
        /// An authorized card payment that nobody captures.
        case captureDue
        /// A sealed message said paid, the policy wants a query to confirm it, and none has yet.
        case unconfirmed
        /// Time ran out while a gateway or a bank had not decided.
        case undecided
        /// A status word nobody mapped.
        case unrecognizedStatus
        /// A call that starts an attempt had no answer.
        case startUnknown
        /// More was refunded than received.
        case refundExceedsReceived
        /// Two decisions bear one number.
        case decisionsCollide
        /// Sums do not fit.
        case amountTooLarge
    }

    public let reason: Reason
    public let attempt: AttemptNumber?
    public let transaction: GatewayNumber?
    public let detail: String?

    public init(_ reason: Reason, attempt: AttemptNumber? = nil, transaction: GatewayNumber? = nil, detail: String? = nil) {
        self.reason = reason
        self.attempt = attempt
        self.transaction = transaction
        self.detail = detail
    }

    public static func < (left: Attention, right: Attention) -> Bool {
        left.sortKey.lexicographicallyPrecedes(right.sortKey)
    }

    private var sortKey: [String] { [reason.rawValue, attempt?.text ?? "", transaction?.text ?? "", detail ?? ""] }
}
