/// Something that goes wrong with one message from a gateway.
public enum MessageFault: Sendable, Hashable {
    /// It never arrives.
    case lose
    /// It is sent so many seconds later.
    case delay(seconds: Int64)
    /// It is sent twice.
    case double
    /// The next message of its kind about the same transaction overtakes it; if there is none, it comes an hour late.
    case reorder
    /// A forged message that says "paid" is sent before it.
    case forge
    /// Genuinely sealed, it names one dollar more.
    case wrongAmount
    /// Its seal is broken on the way. On KryptoGO, which seals nothing, it stays as it is.
    case wrongHash
    /// Its body arrives as bytes that mean nothing.
    case garbage
    /// Half of its body arrives.
    case cut

    /// The gateway itself tells something untrue, under its own seal.
    public var isUntrue: Bool { self == .wrongAmount }

    /// One of each, with usual values.
    public static let examples: [MessageFault] = [
        .lose, .delay(seconds: 3600), .double, .reorder, .forge, .wrongAmount, .wrongHash, .garbage, .cut,
    ]
}
