#if Dispatcher
internal import GatewaySimulator
internal import PAYUNi
internal import Payments

extension SimulationDriver {
    /// The merchant works in PAYUNi's own console, past the desk: asks for a capture, withdraws an authorization, sends money back. The
    /// gateway refuses what is not to be.
    func merchantUsesConsole() {
        guard let attempt = dice.choice(of: attempts.filter { $0.gateway == "payuni" }),
            let trade = accounts[0].simulator.ledger(of: attempt.number).last, trade.isPaid,
            let letters = try? Letters(accounts[0])
        else { return }
        let number = (name: "TradeNo", value: trade.gatewayNumber.text)
        let whole = (name: "TradeAmt", value: trade.asked.amount.description)
        let acts: [(endpoint: PAYUNiEndpoint, fields: [(name: String, value: String)])] = [
            (.tradeClose, [number, whole, (name: "CloseType", value: "1")]),
            (.tradeClose, [number, whole, (name: "CloseType", value: "2")]),
            (.tradeClose, [number, (name: "TradeAmt", value: "1"), (name: "CloseType", value: "2")]),
            (.tradeCancel, [number]),
        ]
        guard let act = dice.choice(of: acts) else { return }
        let code = try? letters.call(act.endpoint, act.fields, at: clock.truth)
        log.note("console \(act.endpoint.operation) \(attempt.number): \(code ?? "no answer")")
    }
}
#endif
