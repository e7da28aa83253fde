internal import Payments

/// `RefundStatus` of the last refund (docs: PAYUNi 13).
enum RefundState: Sendable, Hashable {
    case pending, refunded, canceled
    case unknown(String)

    init(_ text: String) {
        self =
            switch text {
            case "1", "8": .pending
            case "2": .refunded
            case "3": .canceled
            default: .unknown(text)
            }
    }
}

extension CaptureStatus {
    /// `CloseStatus` (docs: PAYUNi 13).
    init(closeStatus text: String) {
        self =
            switch text {
            case "1": .requested
            case "2": .captured
            case "3": .canceled
            case "7": .inProgress
            case "9": .notRequested
            default: .unknown(text)
            }
    }
}

/// Capture and refund facts of a query's element: cards, and JKoPay for its remainder (docs: PAYUNi 9).
enum SettlementReading {
    static func settlement(in fields: some WireFields, amount: Money) -> TransactionReport.Settlement? {
        let capture = fields.filled("CloseStatus").map(CaptureStatus.init(closeStatus:))
        let refund = fields.filled("RefundStatus").map(RefundState.init)
        let remainder = WireAmount.money(fields.filled("RemainAmt")).flatMap { amount.subtracting($0) == nil ? nil : $0 }
        guard capture != nil || refund != nil || remainder != nil else { return nil }
        return TransactionReport.Settlement(
            capture: capture,
            captured: capture == .captured ? WireAmount.money(fields.filled("CloseAmt")) : nil,
            refunded: refunded(
                of: amount, remainder: remainder, refund: refund, last: WireAmount.money(fields.filled("RefundAmt"))),
            refundPending: refund == .pending,
            refundable: remainder)
    }

    /// The remainder tells of all refunds, `RefundAmt` of the last one only; a finished refund counts even where the remainder has
    /// not followed yet.
    private static func refunded(of amount: Money, remainder: Money?, refund: RefundState?, last: Money?) -> Money? {
        let finished = refund == .refunded ? last : nil
        guard let remainder, let gone = amount.subtracting(remainder) else { return finished }
        guard let finished, finished.subtracting(gone) != nil, amount.subtracting(finished) != nil else {
            return gone.isZero && refund != .refunded ? nil : gone
        }
        return finished
    }
}
