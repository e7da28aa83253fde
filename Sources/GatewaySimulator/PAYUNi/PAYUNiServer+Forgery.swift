internal import Payments

extension PAYUNiServer {
    /// What a stranger would write who knows of a page on which nobody has chosen yet; PAYUNi's number is made up.
    func wordsOfPayment(on page: PayerPage, at now: Timestamp) -> MessageDraft? {
        guard let method = page.offers.first else { return nil }
        let tradeNo = String(now.seconds) + "000000000"
        let trade = Trade(
            number: page.number.text, tradeNo: tradeNo, amount: page.amount.amount.wholeNumber ?? 0, method: method, gateway: "2",
            createdAt: now, notifyURL: page.notifyURL, returnURL: page.returnURL, status: .issued,
            ledger: LedgerEntry(
                attempt: page.number, gatewayNumber: GatewayNumber(tradeNo), asked: page.amount, createdAt: now, deadline: nil))
        return wordsOfPayment(of: trade, at: now)
    }

    /// What PAYUNi would write if this trade were paid now.
    func wordsOfPayment(of trade: Trade, at now: Timestamp) -> MessageDraft? {
        guard let url = trade.notifyURL else { return nil }
        var paid = trade
        paid.status = .paid
        paid.endedAt = now
        let fields =
            trade.isByNumber
            ? TradeFields.paidByNumber(
                paid, merchantID: merchantID, amount: paid.amount, tradeNo: paid.tradeNo, newNumber: "", at: now)
            : resultFields(paid)
        return MessageDraft(
            kind: .notify, url: url, content: .sealed(fields, version: trade.isByNumber ? "1.0" : "2.0"),
            attempt: AttemptNumber(trade.number), gatewayNumber: GatewayNumber(trade.tradeNo), amount: trade.money, at: now)
    }
}
