internal import KryptoGO
internal import Payments
internal import StrictJSON

/// Reads KryptoGO's messages without a network.
struct KryptoGONormalizer {
    private let message: NormalizeLine.Message
    private let clientID: String?

    init(_ message: NormalizeLine.Message) throws(LineError) {
        self.message = message
        clientID = try message.line.lineText("clientID", or: "KRYPTOGO_CLIENT_ID")
    }

    func result() throws(LineError) -> JSONValue {
        switch message.operation {
        case "callback", "notify": try callback()
        case "create": try create()
        case "query": try query()
        case "list": try list()
        case "transfer": try transfer()
        default: throw message.unknownOperation("callback, create, query, list, transfer")
        }
    }

    /// A hint: the reference, and beside it what the unsigned body says, for people.
    private func callback() throws(LineError) -> JSONValue {
        do throws(CallbackRejection) {
            guard case .hint(let number) = try KryptoGOReading.callback(message.body) else {
                throw CallbackRejection(code: "malformed", message: "a callback can only be a hint")
            }
            return NormalizedReading(
                kind: .hint, reports: [["gatewayNumber": .string(number.text)]],
                more: [("said", KryptoGOCallbackDisplay.json(of: message.body))]
            ).json
        } catch {
            throw LineError(error)
        }
    }

    private func create() throws(LineError) -> JSONValue {
        switch KryptoGOReading.create(message.response, expecting: IntentExpectation(clientID: clientID)) {
        case .done(let start):
            return NormalizedReading(kind: .reply, reports: start.report.map { [$0.json] } ?? []).json
        case .refused(let error), .unknown(let error): throw LineError(error)
        }
    }

    private func query() throws(LineError) -> JSONValue {
        do throws(GatewayError) {
            let report = try KryptoGOReading.query(message.response, expecting: IntentExpectation(clientID: clientID))
            return NormalizedReading(kind: .reply, reports: report.transactions.map(\.json)).json
        } catch {
            throw LineError(error)
        }
    }

    private func list() throws(LineError) -> JSONValue {
        do throws(GatewayError) {
            let list = try KryptoGOReading.list(message.response, clientID: clientID)
            return NormalizedReading(kind: .reply, reports: list.reports.flatMap { $0.transactions.map(\.json) }).json
        } catch {
            throw LineError(error)
        }
    }

    private func transfer() throws(LineError) -> JSONValue {
        switch KryptoGOReading.transfer(message.response) {
        case .done(let receipt):
            let transfer = jsonObject([
                ("id", .string(receipt.id)), ("transactionHash", receipt.transactionHash.json), ("sentAt", receipt.sentAt?.json),
            ])
            return NormalizedReading(kind: .reply, more: [("transfer", transfer)]).json
        case .refused(let error), .unknown(let error): throw LineError(error)
        }
    }
}
