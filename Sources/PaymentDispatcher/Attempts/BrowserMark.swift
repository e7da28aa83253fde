#if Dispatcher
internal import LibCrypto
internal import Payments

extension OrderToken {
    /// What a payer's browser must write into what it makes for this order at this account. Two desks may share an account and the ids of
    /// their orders, never a token. A digest: whoever reads the gateway's screens learns nothing that opens the checkout.
    func browserMark(at gateway: GatewayID) -> String? {
        (try? sha256("\(text):\(gateway.text)".utf8)).map { Hex.text(Array($0.prefix(16))) }
    }
}

extension AdoptableTransaction {
    /// Whether its maker was told by this desk to make it for this order at this account.
    func isMade(for record: OrderRecord, at gateway: GatewayID) -> Bool {
        guard order == record.order.id else { return false }
        // We made it after all: the attempt's number, which is no other desk's either, is held against the attempt instead.
        guard report.attemptNumber == nil else { return true }
        guard let mark, let wanted = record.token?.browserMark(at: gateway) else { return false }
        return mark == wanted
    }
}
#endif
