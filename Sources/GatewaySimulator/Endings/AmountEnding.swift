public import Payments

/// What the last two digits of an amount ask for, so that a test needs no script. The table with every method is in
/// `docs/simulator.md`.
public enum AmountEnding: UInt64, Sendable, Hashable, CaseIterable {
    /// Any other ending: paid in time, told once.
    case paid = 0
    /// Half of it arrives where money arrives by itself; cards and wallets cannot be short and are paid.
    case short = 1
    /// Paid an hour after the deadline; a card's bank is silent first and approves a quarter of an hour later.
    case late = 2
    /// Paid, and every message is sent twice.
    case told2 = 3
    /// Paid, and no message arrives.
    case untold = 4
    /// Declined; where nobody can decline, never paid.
    case declined = 5
    /// More than asked arrives; a card's 3-D check is broken off instead, a wallet declines.
    case over = 6
    /// Paid, and later messages overtake earlier ones.
    case overtaken = 7
    /// Paid, and every message comes an hour late.
    case delayed = 8
    /// Paid, and a forged message says so before there is any money, and another before every genuine one.
    case forged = 9
    /// Paid, and the seal of every message is broken on the way.
    case brokenSeal = 10
    /// The payer walks away: the page is closed, a number is never paid.
    case abandoned = 11
    /// As ``short``, and KryptoGO gives it back an hour later. PAYUNi: paid.
    case returned = 12

    /// By the whole part of the amount, in any currency: 1,203 and 3.50 both end in `03`.
    public init(_ amount: Money) {
        var whole = amount.amount.coefficient
        for _ in 0..<amount.amount.scale { whole /= 10 }
        self = AmountEnding(rawValue: UInt64(whole % 100)) ?? .paid
    }

    /// What it does to each of the order's messages.
    public var messageFault: MessageFault? {
        switch self {
        case .told2: .double
        case .untold: .lose
        case .overtaken: .reorder
        case .delayed: .delay(seconds: 3600)
        case .forged: .forge
        case .brokenSeal: .wrongHash
        default: nil
        }
    }
}
