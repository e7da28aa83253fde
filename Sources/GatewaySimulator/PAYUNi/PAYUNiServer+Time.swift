internal import Payments

extension PAYUNiServer {
    /// Nobody paid the number in time. The expiry notify is documented for it (docs: PAYUNi 8.4).
    mutating func expire(_ tradeNo: String, _ world: inout World) {
        guard var trade = trade(tradeNo), trade.status == .issued else { return }
        trade.status = .expired
        update(trade)
        tellExpired(trade, &world)
    }

    mutating func requestCapture(_ tradeNo: String, _ world: inout World) {
        guard var trade = trade(tradeNo), trade.status == .paid, trade.capture == .notRequested else { return }
        trade.capture = .requested
        update(trade)
        world.agenda.add(.captureIsDone(tradeNo), at: Night.close(after: world.now))
    }

    mutating func finishCapture(_ tradeNo: String) {
        guard var trade = trade(tradeNo), trade.status == .paid, trade.capture == .requested else { return }
        trade.capture = .captured
        update(trade)
    }

    mutating func finishRefund(_ tradeNo: String, _ index: Int, _ world: World) {
        guard var trade = trade(tradeNo), trade.refunds.indices.contains(index), trade.refunds[index].isOpen else { return }
        trade.refunds[index].doneAt = world.now
        trade.ledger.returns.append(.init(at: world.now, money: .twd(trade.refunds[index].amount), tokens: nil))
        update(trade)
    }
}
