internal import PAYUNi
internal import Payments
internal import StrictJSON

/// Reads PAYUNi's messages without a network.
struct PAYUNiNormalizer {
    private let message: NormalizeLine.Message
    private let keys: KeyRing
    private let merchantID: String?

    init(_ message: NormalizeLine.Message) throws(LineError) {
        self.message = message
        keys = try KeyFields(message.line).keys
        merchantID = try message.line.lineText("merchantID", or: "PAYUNI_MERCHANT_ID")
    }

    func result() throws(LineError) -> JSONValue {
        switch message.operation {
        case "notify", "return", "callback": try callback()
        case "query": try query()
        case "create": try create()
        case "reply", "close", "cancel", "refund": try operation()
        default: throw message.unknownOperation("notify, return, query, create, reply")
        }
    }

    private func callback() throws(LineError) -> JSONValue {
        do throws(CallbackRejection) {
            switch try PAYUNiCallbackReader(keys: keys, merchantID: merchantID).read(body: message.body) {
            case .payment(let report): return NormalizedReading(kind: .authenticated, reports: [report.json]).json
            case .unrelated(let kind):
                return NormalizedReading(kind: .unrelated, more: [("about", .string(kind.rawValue))]).json
            }
        } catch {
            throw LineError(error)
        }
    }

    private func query() throws(LineError) -> JSONValue {
        try reading { () throws(GatewayError) in
            let transactions = try reply(from: .tradeQuery).transactions(about: nil)
            return NormalizedReading(kind: .reply, reports: transactions.map(\.json))
        }
    }

    private func create() throws(LineError) -> JSONValue {
        let endpoint = try endpoint() ?? .atm
        return try reading { () throws(GatewayError) in
            let creation = try reply(from: endpoint).created(number: nil)
            return NormalizedReading(
                kind: .reply, reports: creation.report.map { [$0.json] } ?? [],
                more: [("instructions", creation.report == nil ? creation.instructions?.json : nil)])
        }
    }

    private func operation() throws(LineError) -> JSONValue {
        guard let endpoint = try endpoint() else {
            throw LineError(code: "missing_field", message: "endpoint is missing: the path behind /api/", field: "endpoint")
        }
        return try reading { () throws(GatewayError) in
            let accepted = try reply(from: endpoint).accepted(about: nil)
            return NormalizedReading(
                kind: .reply,
                more: [
                    ("accepted", .string(accepted.code)), ("gatewayNumber", (accepted.gatewayNumber?.text).json),
                    ("amount", accepted.amount?.json), ("at", accepted.happenedAt?.json),
                ])
        }
    }

    private func reply(from endpoint: PAYUNiEndpoint) throws(GatewayError) -> PAYUNiReply {
        try PAYUNiReplyReader(keys: keys, merchantID: merchantID).read(message.response, from: endpoint)
    }

    private func reading(_ read: () throws(GatewayError) -> NormalizedReading) throws(LineError) -> JSONValue {
        do throws(GatewayError) {
            return try read().json
        } catch {
            throw LineError(error)
        }
    }

    private func endpoint() throws(LineError) -> PAYUNiEndpoint? {
        guard let path = try message.line.lineText("endpoint") else { return nil }
        guard let endpoint = PAYUNiEndpoint(rawValue: path) else {
            throw LineError(code: "invalid_field", message: "endpoint must be a path behind /api/", field: "endpoint")
        }
        return endpoint
    }
}
