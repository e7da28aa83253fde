internal import Payments

extension PAYUNiServer {
    /// Notify and return at the end of the page (docs: PAYUNi 8.2).
    func tellResult(_ trade: Trade, toBrowser: Bool, _ world: inout World) {
        send(resultFields(trade), version: "2.0", about: trade, kind: .notify, to: trade.notifyURL, &world)
        if toBrowser { tellBrowser(trade, &world) }
    }

    func tellBrowser(_ trade: Trade, _ world: inout World) {
        send(resultFields(trade), version: "2.0", about: trade, kind: .browserReturn, to: trade.returnURL, &world)
    }

    func tellPaidByNumber(_ trade: Trade, amount: UInt64, tradeNo: String, newNumber: String, _ world: inout World) {
        let fields = TradeFields.paidByNumber(
            trade, merchantID: merchantID, amount: amount, tradeNo: tradeNo, newNumber: newNumber, at: world.now)
        send(fields, version: "1.0", about: trade, kind: .notify, to: trade.notifyURL, &world)
    }

    func tellExpired(_ trade: Trade, _ world: inout World) {
        let fields = TradeFields.expired(trade, merchantID: merchantID)
        send(fields, version: "1.0", about: trade, kind: .notify, to: trade.notifyURL, &world)
    }

    /// The console's button that sends the last result again (docs: PAYUNi 8.7).
    func retrigger(_ number: String, _ world: inout World) throws(SimulatorRefusal) {
        guard let trade = trades(of: number).last else { throw .unknown }
        if trade.isByNumber, trade.status == .paid {
            tellPaidByNumber(trade, amount: trade.amount, tradeNo: trade.tradeNo, newNumber: "", &world)
        } else if trade.status == .expired {
            tellExpired(trade, &world)
        } else {
            tellResult(trade, toBrowser: false, &world)
        }
    }

    func resultFields(_ trade: Trade) -> [WireField] {
        let words =
            switch trade.status {
            case .paid: (status: "SUCCESS", message: trade.isCard ? "授權成功" : "付款成功")
            case .failed: (status: "CREDIT05002", message: "授權失敗")
            case .canceled: (status: "CREDIT05003", message: "已取消授權(ECI不符合)")
            case .awaitsConfirmation: (status: "UNKNOWN", message: "等待授權結果逾期")
            case .expired: (status: "SUCCESS", message: "訂單失效")
            case .issued: (status: "SUCCESS", message: TradeFields.createdMessage(trade.method))
            }
        return TradeFields.result(trade, merchantID: merchantID, status: words.status, message: words.message)
    }

    private func send(
        _ fields: [WireField], version: String, about trade: Trade, kind: OutgoingMessage.Kind, to url: WebURL?,
        _ world: inout World
    ) {
        guard let url else { return }
        world.drafts.append(
            MessageDraft(
                kind: kind, url: url, content: .sealed(fields, version: version), attempt: AttemptNumber(trade.number),
                gatewayNumber: GatewayNumber(trade.tradeNo), amount: trade.money, at: world.now))
    }
}
