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
        /// Takes a store's code back.
        case withdrawCode
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
        let (endpoint, fields) = try call(about: trade, stage)
        let code = try Letters(account).call(endpoint, fields, at: stage.clock.truth)
        guard code == refused ?? "SUCCESS" else { throw Surprise("the gateway answers \(code)") }
    }

    private func call(
        about trade: LedgerEntry, _ stage: isolated Stage
    ) throws(Surprise) -> (PAYUNiEndpoint, [(name: String, value: String)]) {
        let number = [(name: "TradeNo", value: trade.gatewayNumber.text)]
        switch act {
        case .withdrawCode:
            guard case .storeCode(let code)? = try stage.attempt(attempt).instructions else { throw Surprise("there is no code") }
            return (.cancelStoreCode, [("PayNo", code.code)])
        case .refund: return (.tradeClose, number + [("TradeAmt", String(dollars)), ("CloseType", "2")])
        case .capture: return (.tradeClose, number + [("TradeAmt", String(dollars)), ("CloseType", "1")])
        case .void, .sendAgain: return (.tradeCancel, number)
        }
    }
}
#endif
