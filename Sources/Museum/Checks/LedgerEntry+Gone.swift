#if Dispatcher
internal import GatewaySimulator
internal import Payments

extension LedgerEntry {
    /// Nothing of it is left: its authorization was withdrawn, or all that came went back.
    var isGone: Bool {
        if voidedAt != nil { return true }
        guard !receipts.isEmpty, !returns.isEmpty else { return false }
        return askedTokens == nil ? refunded.amount >= received.amount : returnedTokens >= receivedTokens
    }
}
#endif
