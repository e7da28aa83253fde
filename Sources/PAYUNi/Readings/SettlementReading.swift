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
            // Cut short, since it is stored and shown.
            default: .unknown(String(text.prefix(32)))
            }
    }
}

extension RefundState {
    /// Nobody knows whether a new word is an end: until somebody does, it is none.
    fileprivate var isPending: Bool {
        switch self {
        case .pending, .unknown: true
        case .refunded, .canceled: false
        }
    }

    fileprivate var unrecognized: String? {
        if case .unknown(let raw) = self { raw } else { nil }
    }
}

extension CaptureStatus? {
    /// A card's money can go back when it was captured; other methods say nothing of captures.
    fileprivate var mayPrecedeRefund: Bool { self == nil || self == .captured }
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
    /// - Parameter isPaid: what was not paid has no remainder, whatever its field says: what that is before a payment is not documented.
    static func settlement(in fields: some WireFields, amount: Money, isPaid: Bool) -> TransactionReport.Settlement? {
        let capture = fields.filled("CloseStatus").map(CaptureStatus.init(closeStatus:))
        let refund = fields.filled("RefundStatus").map(RefundState.init)
        let remainder = WireAmount.money(fields.filled("RemainAmt")).flatMap { amount.subtracting($0) == nil ? nil : $0 }
        guard capture != nil || refund != nil || remainder != nil else { return nil }
        let captured = capture == .captured ? WireAmount.money(fields.filled("CloseAmt")) : nil
        var settlement = TransactionReport.Settlement(
            capture: capture, captured: captured, refundPending: refund?.isPending ?? false,
            unrecognizedRefund: refund?.unrecognized, refundable: remainder)
        // A remainder is less than the amount for other reasons, too: a capture of a part, a coupon of the wallet's.
        if isPaid, refund != nil || isTime(fields.filled("RefundLastDT")) {
            settlement.refunded = refunded(
                of: captured.flatMap { $0.isZero || amount.subtracting($0) == nil ? nil : $0 } ?? amount,
                remainder: capture.mayPrecedeRefund ? remainder : nil, refund: refund,
                last: WireAmount.money(fields.filled("RefundAmt")))
        }
        return settlement
    }

    /// `RefundLastDT` is the one mark of a JKoPay refund. How it is written is not documented, so anything but zeros is a time.
    private static func isTime(_ text: String?) -> Bool {
        text?.utf8.contains { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) } ?? false
    }

    /// The remainder tells of all refunds, `RefundAmt` of the last one only; a finished refund counts even where the remainder has
    /// not followed yet. While the last one is under way, or has a word that nobody knows, it may be called off, and the remainder may have gone
    /// ahead of it: what was refunded before it is said again when it has ended.
    ///
    /// - Parameter whole: what could be refunded before anything was: of a card, what was captured.
    private static func refunded(of whole: Money, remainder: Money?, refund: RefundState?, last: Money?) -> Money? {
        guard refund?.isPending != true else { return nil }
        let finished = refund == .refunded ? last : nil
        guard let remainder, let gone = whole.subtracting(remainder) else { return finished }
        guard let finished, finished.subtracting(gone) != nil, whole.subtracting(finished) != nil else {
            return gone.isZero && refund != .refunded ? nil : gone
        }
        return finished
    }
}
