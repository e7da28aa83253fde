/// The one thing a shop has to read. Safe to switch on: ``paid`` means ship, everything else means do not.
public enum OrderStatus: String, Sendable, Hashable, CaseIterable {
    /// Nothing paid; an attempt may be waiting for the payer.
    case open
    /// A gateway or bank has it; not decided.
    case processing
    /// Some confirmed money, less than due, and it can still become more.
    case partiallyPaid
    /// Confirmed money covers what is due, from a verified source, bound to this order.
    case paid
    /// Money is in hand, the terms are not met, and no policy decides. Ask a person.
    case review
    /// The time is over and no money is held. Late money moves it.
    case expired
    /// The merchant withdrew it and no money is held. Late money moves it to ``review``.
    case canceled

    /// Goods may go out.
    public var isShippable: Bool { self == .paid }
    /// Somebody still has to act in time for it to move: time will end this status by itself.
    public var isWaiting: Bool { self == .open || self == .processing || self == .partiallyPaid }
}

public enum RefundStatus: String, Sendable, Hashable, CaseIterable {
    case none, pending, partial, full
}

public enum AttemptStatus: String, Sendable, Hashable, CaseIterable {
    case created, awaitingPayer, processing, failed, expired, canceled, underpaid, returned, paid
    /// Statements about one transaction cannot both be true.
    case contradicted

    init(_ claim: Claim) {
        switch claim {
        case .awaitingPayer: self = .awaitingPayer
        case .processing: self = .processing
        case .failed: self = .failed
        case .expired: self = .expired
        case .canceled: self = .canceled
        case .underpaid: self = .underpaid
        case .returned: self = .returned
        case .paid: self = .paid
        case .unrecognized: self = .created
        }
    }

    var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
