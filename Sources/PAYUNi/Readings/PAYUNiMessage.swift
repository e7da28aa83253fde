public import Payments

/// A verified message, read.
public enum PAYUNiMessage: Sendable, Hashable {
    /// About one trade.
    case payment(TransactionReport)
    /// Genuine, and about something else: acknowledge it and leave orders alone.
    case unrelated(PAYUNiMessageKind)
}
