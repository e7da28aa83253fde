#if Dispatcher
internal import GatewaySimulator
internal import Payments

/// A payer, a bank or a store acts at PAYUNi.
struct PayerStep: ScenarioStep {
    static let word = "payer"

    enum Act: String, Sendable, Hashable, CaseIterable {
        case approve, decline, abandon3D, leaveBankSilent, bankApproves, bankDeclines, takeNumber, payNumber, confirmOnPhone,
            declineOnPhone, closeTab
        /// The browser posts the form that the desk gave.
        case visit
    }

    let attempt: String
    let act: Act
    let method: PaymentMethod?
    let dollars: UInt64?
    /// The gateway does not let the payer do this.
    let refused: SimulatorRefusalWord?

    init(_ reader: inout FieldReader) throws(InputError) {
        attempt = try reader.text("attempt")
        act = try reader.requiredWord("act", of: Act.self)
        method = try reader.optionalText("method").map { PaymentMethod($0) }
        dollars = try reader.count("dollars").map { UInt64($0) }
        refused = try reader.word("refused", of: SimulatorRefusalWord.self)
    }

    func perform(on stage: isolated Stage) async throws(Surprise) {
        let played = try stage.attempt(attempt)
        let number = try stage.number(attempt)
        let account = try stage.account(played.gateway)
        if act == .visit {
            guard case .form(let form)? = played.instructions else { throw Surprise("there is no form") }
            return try stage.visit(form, at: played.gateway)
        }
        do throws(SimulatorRefusal) {
            try account.simulator.act(action(method ?? played.method), on: number)
        } catch {
            guard let refused, refused.rawValue == error.rawValue else { throw Surprise("the gateway says \(error)") }
            return
        }
        if let refused { throw Surprise("is done, where \(refused) is expected") }
    }

    private func action(_ method: PaymentMethod) -> PayerAction {
        switch act {
        case .approve: .approve(method)
        case .decline: .decline(method)
        case .abandon3D: .abandon3D(method)
        case .leaveBankSilent: .leaveBankSilent(method)
        case .bankApproves: .bankAnswers(isApproved: true)
        case .bankDeclines: .bankAnswers(isApproved: false)
        case .takeNumber: .takeNumber(method)
        case .payNumber: .payNumber(dollars: dollars)
        case .confirmOnPhone: .confirmOnPhone(isApproved: true)
        case .declineOnPhone: .confirmOnPhone(isApproved: false)
        case .closeTab, .visit: .closeTab
        }
    }
}

/// A simulator's refusal, as scenarios write it.
enum SimulatorRefusalWord: String, Sendable, Hashable, CaseIterable {
    case unknown, pageClosed, notOffered, nothingToPay, alreadyPaid, wrongState
}
#endif
