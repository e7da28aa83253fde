#if Dispatcher
internal import GatewaySimulator
internal import Payments

extension LedgerEntry {
    /// Tokens arrived, fewer than asked by no more than the merchant lets pass, in hundredths of a percent.
    func isShortWithin(toleranceBasisPoints: Int) -> Bool {
        let wanted = UInt64(10_000 - toleranceBasisPoints)
        guard isShort, let asked = askedTokens?.amount.multiplied(by: wanted), let held = receivedTokens.multiplied(by: 10_000)
        else { return false }
        return held >= asked
    }
}
#endif
