internal import Payments
internal import StrictJSON

/// An intent in KryptoGO's words.
enum IntentJSON {
    /// The object of the API (docs: KryptoGO 3).
    static func full(_ intent: SimulatedIntent, _ account: KryptoGOAccount) -> JSONObject {
        var object: JSONObject = [
            "payment_intent_id": .string(intent.id), "client_id": .string(account.clientID), "org_id": 1,
            "payment_chain_id": .string(intent.asked.token.chain), "payment_address": .string(intent.address),
            "payer_address": text(intent.payer), "token_address": .string(intent.asked.token.contract),
            "symbol": .string(intent.asked.token.symbol), "decimals": .integer(intent.asked.token.decimals),
            "crypto_amount": .string(intent.asked.amount.description), "fiat_amount": .string(intent.fiatText),
            "fiat_currency": .string(intent.fiat.currency.code), "payment_deadline": .integer(intent.deadline.seconds),
            "status": .string(intent.shownStatus), "payment_tx_hash": text(intent.paymentHash),
            "payment_tx_timestamp": intent.paidAt.map { .integer($0.seconds) } ?? .null,
        ]
        putOutcome(of: intent, account, into: &object)
        putOrder(of: intent, into: &object)
        return object
    }

    /// The bare object of a callback, which lacks address, contract and decimals (docs: KryptoGO 9).
    static func callback(_ intent: SimulatedIntent, _ account: KryptoGOAccount) -> JSONObject {
        var object: JSONObject = [
            "payment_intent_id": .string(intent.id), "client_id": .string(account.clientID),
            "fiat_amount": .string(intent.fiatText), "fiat_currency": .string(intent.fiat.currency.code),
            "payment_deadline": .integer(intent.deadline.seconds), "status": .string(intent.shownStatus),
            "payment_chain_id": .string(intent.asked.token.chain), "symbol": .string(intent.asked.token.symbol),
            "crypto_amount": .string(intent.asked.amount.description),
        ]
        if let hash = intent.paymentHash { object["payment_tx_hash"] = .string(hash) }
        putOutcome(of: intent, account, into: &object)
        putOrder(of: intent, into: &object)
        return object
    }

    /// What a stranger would post who knows the address and the id.
    static func forged(_ genuine: JSONObject) -> JSONObject {
        var object = genuine
        object["status"] = "success"
        object["payment_tx_hash"] = .string("0x" + String(repeating: "f", count: 64))
        object["received_amount"] = genuine["crypto_amount"]
        return object
    }

    private static func putOutcome(of intent: SimulatedIntent, _ account: KryptoGOAccount, into object: inout JSONObject) {
        let middle = account.spelling == .crypto ? "_crypto" : ""
        if !intent.ledger.receipts.isEmpty {
            object["received\(middle)_amount"] = .string(intent.received.description)
            if intent.status == .success { object["aggregated\(middle)_amount"] = .string(intent.net.description) }
        }
        if let hash = intent.returnHash {
            object["refund_tx_hash"] = .string(hash)
            object["refund_amount"] = .string(intent.ledger.returnedTokens.description)
        }
    }

    private static func putOrder(of intent: SimulatedIntent, into object: inout JSONObject) {
        object["callback_url"] = text(intent.callbackURL?.text)
        object["order_data"] = intent.orderData ?? .null
        object["group_key"] = text(intent.groupKey)
    }

    private static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}
