import GatewayConformance
import Payments
import StrictJSON

/// What the kit must know of the bank: how to make the adapter, how its envelope works, how to forge a part.
struct SampleBankBench: GatewayBench, FixtureCodec, Forge {
    var flaw: SampleBankFlaw?
    let seal = SampleSeal(key: "toy-key")

    var codec: (any FixtureCodec)? { self }
    var forge: (any Forge)? { self }
    var paidWord: String { "paid" }

    func makeGateway(_ setting: BenchSetting) throws -> any PaymentGateway {
        SampleBank(
            merchant: try setting.account.value("merchant"), seal: SampleSeal(key: try setting.account.value("key")),
            transport: setting.transport, flaw: flaw)
    }

    func body(sealing message: SealedMessage, as carrier: MessageCarrier) throws -> [UInt8] {
        seal.body(message.text ?? "", status: message.outer.first { $0.name == "status" }?.value)
    }

    func message(opening body: [UInt8], as carrier: MessageCarrier) throws -> SealedMessage {
        let envelope = try SampleEnvelope(body, seal: seal)
        let fields = envelope.fields.map { FixtureField($0.key, $0.value.string ?? $0.value.numberText ?? "") }
        return SealedMessage(outer: [], inner: fields.sorted { $0.name < $1.name })
    }

    func apply(_ forgery: Forgery, to body: [UInt8], as carrier: MessageCarrier) throws -> [UInt8]? {
        let envelope = try JSONDocument(body).root
        guard let payload = envelope["payload"]?.string, case .object(var fields) = JSONValue(try JSONDocument(payload).root)
        else { return nil }
        let outer = envelope["status"]?.string
        switch forgery {
        case .amount(let amount): fields["amount"] = .string(amount)
        case .merchant(let merchant): fields["merchant"] = .string(merchant)
        case .attemptNumber(let number): fields["number"] = .string(number)
        case .gatewayNumber(let number): fields["id"] = .string(number)
        case .status(let word): fields["status"] = .string(word)
        case .extraField(let name, let value): fields[name] = .string(value)
        case .outerStatus(let word): return seal.body(payload, status: word)
        case .duplicatedStatus(let word):
            return seal.body(payload.dropLast() + ",\"status\":\"\(word)\"}", status: outer)
        }
        return seal.body(JSONValue.object(fields).text, status: outer)
    }
}
