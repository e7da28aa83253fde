#if Dispatcher
internal import GatewaySimulator
internal import PAYUNi
internal import Payments

/// The merchant works in PAYUNi's own console, past the desk.
struct ConsoleStep: ScenarioStep {
    static let word = "console"

    enum Act: String, Sendable, Hashable, CaseIterable {
        /// Takes the authorization back.
        case void
        /// Sends money back.
        case refund
        /// Asks for the capture.
        case capture
        /// Sends the last result again.
        case sendAgain
    }

    let attempt: String
    let act: Act
    let dollars: Int
    /// The gateway's code when it says no.
    let refused: String?

    init(_ reader: inout FieldReader) throws(InputError) {
        attempt = try reader.text("attempt")
        act = try reader.requiredWord("act", of: Act.self)
        dollars = try reader.count("dollars") ?? 0
        refused = try reader.optionalText("refused")
    }

    func perform(on stage: isolated Stage) async throws(Surprise) {
        let number = try stage.number(attempt)
        let account = try stage.account(try stage.attempt(attempt).gateway)
        if act == .sendAgain {
            do throws(SimulatorRefusal) {
                return try account.simulator.retrigger(number)
            } catch {
                throw Surprise("the gateway says \(error)")
            }
        }
        guard let trade = account.simulator.ledger(of: number).last else { throw Surprise("the gateway has no such trade") }
        var fields = [(name: "TradeNo", value: trade.gatewayNumber.text)]
        if act != .void {
            fields += [("TradeAmt", String(dollars)), ("CloseType", act == .refund ? "2" : "1")]
        }
        let code = try Letters(account).call(act == .void ? .tradeCancel : .tradeClose, fields, at: stage.clock.truth)
        guard code == refused ?? "SUCCESS" else { throw Surprise("the gateway answers \(code)") }
    }
}
#endif
