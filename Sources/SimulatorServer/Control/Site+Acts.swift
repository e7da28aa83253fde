#if Service
internal import GatewaySimulator
internal import Payments
internal import StrictJSON

extension Site {
    /// `{"attempt":…,"action":…}` at PAYUNi, `{"intent":…,"action":…}` at KryptoGO.
    func act(_ body: JSONDocument.Value) throws(InputError) -> Reply {
        let act = try FieldReader.read(body, path: "") { reader throws(InputError) in try Act(&reader) }
        do throws(SimulatorRefusal) {
            switch act {
            case .payuni(let number, let action):
                try simulator.act(action, on: number)
                return ControlAnswer.json(["ledger": .array(simulator.ledger(of: number).map(RecordText.json))])
            case .kryptogo(let name, let action):
                try simulator.act(action, onIntent: name)
                let number = simulator.intent(named: name)?.gatewayNumber
                return ControlAnswer.json([
                    "ledger": .array(simulator.ledger.filter { $0.gatewayNumber == number }.map(RecordText.json))
                ])
            }
        } catch {
            return ControlAnswer.problem(error)
        }
    }

    func retrigger(_ body: JSONDocument.Value) throws(InputError) -> Reply {
        let number = try FieldReader.read(body, path: "") { reader throws(InputError) in
            AttemptNumber(try reader.text("attempt"))
        }
        do throws(SimulatorRefusal) {
            try simulator.retrigger(number)
            return ControlAnswer.json(["waiting": .integer(simulator.waitingMessageCount)])
        } catch {
            return ControlAnswer.problem(error)
        }
    }

    func moveClock(_ body: JSONDocument.Value) throws(InputError) -> Reply {
        let seconds = try FieldReader.read(body, path: "") { reader throws(InputError) in
            try reader.seconds("advanceSeconds", in: 0...SimulatorClock.longestLead)
        }
        clock.advance(seconds: seconds)
        return ControlAnswer.json(state)
    }

    /// The clock shows the machine's time again, too.
    func reset(_ body: JSONDocument.Value) async throws(InputError) -> Reply {
        let seed = try FieldReader.read(body, path: "") { reader throws(InputError) in
            reader.optional("seed") == nil ? nil : try reader.seconds("seed", in: 0...Int64.max)
        }
        await postman.beginAnew(seed: seed.map { UInt64($0) })
        return ControlAnswer.json(state)
    }

    func setFaults(_ body: JSONDocument.Value, replacing: Bool) throws(InputError) -> Reply {
        let plan = try FaultText.plan(body)
        if replacing {
            simulator.setFaults(plan)
        } else {
            for rule in plan.requestRules { simulator.add(rule) }
            for rule in plan.messageRules { simulator.add(rule) }
        }
        return ControlAnswer.json(FaultText.json(simulator.faults))
    }
}

/// One act, read from JSON.
private enum Act {
    case payuni(AttemptNumber, PayerAction)
    case kryptogo(String, IntentAction)

    init(_ reader: inout FieldReader) throws(InputError) {
        if let intent = try reader.optionalText("intent") {
            let name = try reader.requiredWord("action", of: IntentActionName.self)
            let amount = try Self.amount(&reader)
            guard let action = name.action(amount, status: try reader.optionalText("status")) else {
                throw InputError(.missingField, path: reader.path(of: "status"), expected: "what KryptoGO calls the intent")
            }
            self = .kryptogo(intent, action)
            return
        }
        let number = AttemptNumber(try reader.text("attempt"))
        let name = try reader.requiredWord("action", of: ActionName.self)
        let method = try reader.optionalText("method").map { PaymentMethod($0) }
        let bank = try reader.optionalText("bank")
        var dollars: UInt64?
        if let text = try reader.optionalText("dollars") {
            dollars = UInt64(text)
            if dollars == nil { throw reader.invalid("dollars", "whole New Taiwan dollars, as text") }
        }
        guard let action = name.action(method: method, bank: bank, dollars: dollars) else {
            throw InputError(
                .missingField, path: reader.path(of: "method"), expected: "how the payer pays: card, atm, storeCode, …")
        }
        self = .payuni(number, action)
    }

    /// `amount` in words or `tokens` in numbers; as asked unless either is there.
    private static func amount(_ reader: inout FieldReader) throws(InputError) -> IntentAction.Amount {
        let word = try reader.word("amount", of: AmountName.self)
        guard let text = try reader.optionalText("tokens") else { return (word ?? .asAsked).amount }
        guard let amount = IntentAction.Amount(tokens: text) else {
            throw reader.invalid("tokens", "a decimal number of tokens with at most two decimals, as text")
        }
        return amount
    }
}
#endif
