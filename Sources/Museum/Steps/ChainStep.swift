#if Dispatcher
internal import GatewaySimulator
internal import Payments

/// Tokens move on a chain.
struct ChainStep: ScenarioStep {
    static let word = "chain"

    enum Act: String, Sendable, Hashable, CaseIterable {
        case seen, pay, refund
    }

    enum Amount: String, Sendable, Hashable, CaseIterable {
        case asAsked, short, over
    }

    /// An attempt, or an intent that a payer's browser made.
    let attempt: String
    let act: Act
    let amount: Amount
    let hundredths: UInt64?

    init(_ reader: inout FieldReader) throws(InputError) {
        attempt = try reader.text("attempt")
        act = try reader.requiredWord("act", of: Act.self)
        amount = try reader.word("amount", of: Amount.self) ?? .asAsked
        hundredths = try reader.count("hundredths").map { UInt64($0) }
    }

    func perform(on stage: isolated Stage) async throws(Surprise) {
        let name = try stage.intentID(attempt)
        let account = try stage.account(stage.intentGateway(attempt))
        do throws(SimulatorRefusal) {
            try account.simulator.act(action, onIntent: name)
        } catch {
            throw Surprise("the gateway says \(error)")
        }
    }

    private var action: IntentAction {
        switch act {
        case .seen: .seen(moved)
        case .pay: .pay(moved)
        case .refund: .refund
        }
    }

    private var moved: IntentAction.Amount {
        if let hundredths { return .hundredths(hundredths) }
        switch amount {
        case .asAsked: return .asAsked
        case .short: return .short
        case .over: return .over
        }
    }
}

extension Stage {
    /// Where an intent lives.
    func intentGateway(_ name: String) -> GatewayID { attempts[name]?.gateway ?? "kryptogo" }

    /// KryptoGO's own id of an attempt's intent, or of one that a browser made.
    func intentID(_ name: String) throws(Surprise) -> String {
        if let id = intents[name] { return id }
        let entries = try account(intentGateway(name)).simulator.ledger(of: try number(name))
        guard let entry = entries.last else { throw Surprise("the gateway has no intent \(name)") }
        return entry.gatewayNumber.text
    }
}
#endif
