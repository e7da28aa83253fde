#if Service
internal import GatewaySimulator
internal import Payments
internal import StrictJSON

/// What the simulator knows, as JSON: amounts as text, times in UTC.
enum RecordText {
    static func json(_ entry: LedgerEntry) -> JSONValue {
        var object: JSONObject = [
            "attempt": text(entry.attempt?.text), "gatewayNumber": .string(entry.gatewayNumber.text), "asked": json(entry.asked),
            "isPaid": .bool(entry.isPaid), "isShort": .bool(entry.isShort), "createdAt": .string(entry.createdAt.utcText),
            "deadline": time(entry.deadline), "paidAt": time(entry.paidAt), "voidedAt": time(entry.voidedAt),
            "bookedUnder": text(entry.bookedUnder),
        ]
        if let tokens = entry.askedTokens {
            object["askedTokens"] = json(tokens)
            object["receivedTokens"] = .string(entry.receivedTokens.description)
            object["returnedTokens"] = .string(entry.returnedTokens.description)
        } else {
            object["received"] = .string(entry.received.amount.description)
            object["refunded"] = .string(entry.refunded.amount.description)
        }
        return .object(object)
    }

    static func json(_ page: PayerPage) -> JSONValue {
        [
            "id": .string(page.id), "attempt": .string(page.number.text), "amount": json(page.amount),
            "methods": .array(page.offers.map { .string($0.text) }), "banks": .array(page.banks.map { .string($0) }),
            "state": .string(page.state.rawValue), "closesAt": .string(page.closesAt.utcText),
            "page": .string(HostedPage.address(page.id)),
        ]
    }

    static func json(_ trade: PayerTrade) -> JSONValue {
        [
            "attempt": .string(trade.number.text), "gatewayNumber": .string(trade.gatewayNumber.text),
            "amount": json(trade.amount), "method": .string(trade.method.text), "state": .string(trade.state.rawValue),
            "paymentNumber": text(trade.paymentNumber.isEmpty ? nil : trade.paymentNumber), "bank": text(trade.bank),
            "expiresAt": time(trade.expiresAt), "page": .string(TradePage.address(trade.number)),
        ]
    }

    static func json(_ intent: PayerIntent) -> JSONValue {
        [
            "intent": .string(intent.gatewayNumber.text), "attempt": text(intent.attempt?.text), "price": json(intent.price),
            "asked": json(intent.asked), "address": .string(intent.address), "state": .string(intent.state.rawValue),
            "received": .string(intent.received.description), "deadline": .string(intent.deadline.utcText),
            "page": .string(WalletPage.address(intent.gatewayNumber)),
        ]
    }

    static func json(_ entry: MessageLog.Entry) -> JSONValue {
        let message = entry.message
        var object: JSONObject = [
            "id": .integer(message.id), "kind": .string(message.kind.rawValue), "url": .string(message.url.text),
            "attempt": text(message.attempt?.text), "gatewayNumber": .string(message.gatewayNumber.text),
            "at": .string(entry.at.utcText), "isForged": .bool(message.isForged), "retries": .integer(message.retries),
            "contentType": .string(message.contentType), "body": body(message.body),
        ]
        switch entry.outcome {
        case .answered(let status):
            object["outcome"] = "answered"
            object["status"] = .integer(status)
        case .failed(let reason):
            object["outcome"] = "failed"
            object["reason"] = .string(reason)
        case .notAllowed: object["outcome"] = "notAllowed"
        case .givenToBrowser: object["outcome"] = "givenToBrowser"
        }
        return .object(object)
    }

    private static func json(_ money: Money) -> JSONValue {
        ["value": .string(money.amount.description), "currency": .string(money.currency.code)]
    }

    private static func json(_ tokens: TokenAmount) -> JSONValue {
        [
            "amount": .string(tokens.amount.description), "symbol": .string(tokens.token.symbol),
            "chain": .string(tokens.token.chain), "contract": .string(tokens.token.contract),
        ]
    }

    /// Bytes that are no text, as a fault makes them, are not shown.
    private static func body(_ bytes: [UInt8]) -> JSONValue {
        guard let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(0) else { return .null }
        return .string(text)
    }

    private static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
    private static func time(_ time: Timestamp?) -> JSONValue { time.map { .string($0.utcText) } ?? .null }
}
#endif
