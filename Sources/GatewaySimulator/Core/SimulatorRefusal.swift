/// A payer, or whoever steers one, cannot do this now. Nothing changed.
public enum SimulatorRefusal: String, Error, Sendable, Hashable, CustomStringConvertible {
    /// No page, number or intent of that name.
    case unknown
    /// The page's time is over, or the payer is done with it.
    case pageClosed
    /// The page does not offer this method.
    case notOffered
    /// There is nothing of this kind to pay: no number was issued, or no bank is silent.
    case nothingToPay
    /// It was paid before.
    case alreadyPaid
    /// The trade is not in a state in which the gateway does this.
    case wrongState

    public var description: String { rawValue }
}
