/// What a gateway says about one transaction, in our words.
///
/// The order of the cases is the rank by which claims join: the highest verified claim wins, so it cannot matter in which
/// order they arrive. ``returned`` and ``paid`` are not comparable: both on one transaction contradict each other.
public enum Claim: String, Sendable, Hashable, CaseIterable {
    /// The payer has to act: an address, a bank account or a store code was issued.
    case awaitingPayer
    /// A gateway or a bank has it and has not decided.
    case processing
    /// Declined or failed. Another try may follow.
    case failed
    /// The gateway's own time ran out.
    case expired
    /// Withdrawn; together with ``paid`` on one transaction it means paid and then voided.
    case canceled
    /// Some money arrived, less than asked, and it is held.
    case underpaid
    /// Short money went back to the payer: nothing is held.
    case returned
    /// The money arrived in full.
    case paid
    /// A word nobody mapped. Keeps the state, raises attention, never means paid and never means failed.
    case unrecognized

    /// Position in the join; `nil` for ``unrecognized``, which takes no part in it.
    public var rank: Int? {
        switch self {
        case .awaitingPayer: 0
        case .processing: 1
        case .failed: 2
        case .expired: 3
        case .canceled: 4
        case .underpaid: 5
        case .returned, .paid: 6
        case .unrecognized: nil
        }
    }

    /// The claim says that money arrived.
    public var isMoney: Bool { self == .paid || self == .underpaid }
}
