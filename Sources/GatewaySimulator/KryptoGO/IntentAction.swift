/// What happens to an intent on its chain.
public enum IntentAction: Sendable, Hashable {
    public enum Amount: Sendable, Hashable {
        case asAsked
        /// Half of it, rounded down to hundredths of a token.
        case short
        /// A tenth more.
        case over
        /// So many hundredths of a token.
        case hundredths(UInt64)
    }

    /// The transfer is seen and not confirmed: the intent is pending and names a hash.
    case seen(Amount)
    /// The transfer is confirmed; a later one adds to it. After the deadline it counts all the same: what KryptoGO does then is
    /// not documented (docs: KryptoGO 8).
    case pay(Amount)
    /// KryptoGO gives a short payment back.
    case refund
    /// KryptoGO calls it by this word, documented or not, until something happens to it; no token moves.
    case status(String)
}
