package import GatewayConformance
internal import KryptoGO
package import Payments
internal import StrictJSON

/// KryptoGO seals nothing: there is no codec, and its messages are rewritten as JSON.
package struct KryptoGOBench: GatewayBench, Forge {
    package init() {}

    package var forge: (any Forge)? { self }
    package var paidWord: String { "success" }

    package func makeGateway(_ setting: BenchSetting) throws -> any PaymentGateway {
        guard let origin = WebURL(try setting.account.value("origin")) else {
            throw BenchProblem.account
        }
        return KryptoGOGateway(
            settings: try KryptoGOSettings(
                clientID: try setting.account.value("clientID"), apiKey: Secret(try setting.account.value("apiKey")),
                origin: origin),
            transport: setting.transport)
    }

    package func apply(_ forgery: Forgery, to body: [UInt8], as carrier: MessageCarrier) throws -> [UInt8]? {
        guard case .object(var message) = JSONValue(try JSONDocument(body).root) else { return nil }
        if carrier == .answer {
            guard case .object(let data)? = message["data"], let changed = apply(forgery, to: data) else { return nil }
            message["data"] = .object(changed)
        } else {
            guard let changed = apply(forgery, to: message) else { return nil }
            message = changed
        }
        let text = JSONValue.object(message).serialized()
        guard case .duplicatedStatus(let word) = forgery else { return text }
        return Self.doubling(text, word)
    }

    private func apply(_ forgery: Forgery, to fields: JSONObject) -> JSONObject? {
        var fields = fields
        switch forgery {
        case .amount(let amount) where fields["fiat_amount"] != nil: fields["fiat_amount"] = .string(amount)
        case .merchant(let client) where fields["client_id"] != nil: fields["client_id"] = .string(client)
        case .attemptNumber(let number) where fields["payment_intent_id"] != nil:
            fields["order_data"] = ["paydesk_attempt": .string(number)]
        case .gatewayNumber(let number) where fields["payment_intent_id"] != nil: fields["payment_intent_id"] = .string(number)
        case .status(let word) where fields["status"] != nil: fields["status"] = .string(word)
        case .extraField(let name, let value): fields[name] = .string(value)
        case .duplicatedStatus where fields["status"] != nil: return fields
        default: return nil
        }
        return fields
    }

    /// The status a second time, in front of the first.
    private static func doubling(_ text: [UInt8], _ word: String) -> [UInt8] {
        let parts = String(decoding: text, as: UTF8.self).split(separator: "\"status\":", maxSplits: 1)
        return Array((parts[0] + "\"status\":\"\(word)\",\"status\":" + parts[1]).utf8)
    }
}

enum BenchProblem: Error {
    case account, body
}
