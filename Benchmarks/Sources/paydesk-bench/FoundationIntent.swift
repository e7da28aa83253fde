import Foundation
import Payments

/// The same answer read as a first version of a Swift program would: `Codable` and `JSONDecoder`, then a report of the same type. It
/// compares nothing with what was ordered and checks no address, which is less than the library does.
struct FoundationAnswer: Decodable {
    let code: Int
    let data: Intent

    struct Intent: Decodable {
        let payment_intent_id: String
        let client_id: String
        let payment_chain_id: String
        let payment_address: String
        let payer_address: String?
        let token_address: String
        let symbol: String
        let decimals: Int
        let crypto_amount: String
        let fiat_amount: String
        let fiat_currency: String
        let payment_deadline: Int64
        let status: String
        let payment_tx_hash: String?
        let payment_tx_timestamp: Int64?
        let refund_tx_hash: String?
        let refund_amount: String?
        let order_data: OrderData?
        let group_key: String?
        let received_crypto_amount: String?
        let aggregated_crypto_amount: String?
    }

    struct OrderData: Decodable {
        let paydesk_attempt: String?
    }

    var claim: Claim {
        switch data.status {
        case "pending": .awaitingPayer
        case "success": .paid
        case "expired": .expired
        case "insufficient_not_refunded": .underpaid
        case "insufficient_refunded": .returned
        default: .unrecognized
        }
    }

    var report: TransactionReport? {
        guard code == 0, let asked = ExactDecimal(data.crypto_amount),
            let token = Token(
                chain: data.payment_chain_id, contract: data.token_address, symbol: data.symbol, decimals: data.decimals)
        else { return nil }
        let details = [("payer_address", data.payer_address), ("group_key", data.group_key)]
        return TransactionReport(
            gatewayNumber: GatewayNumber(data.payment_intent_id),
            attemptNumber: data.order_data?.paydesk_attempt.map { AttemptNumber($0) }, claim: claim, raw: data.status,
            amount: Money(data.fiat_amount, data.fiat_currency), method: .stablecoin,
            paidAt: data.payment_tx_timestamp.map { Timestamp(seconds: $0) },
            tokens: .init(
                token: token, asked: asked, received: data.received_crypto_amount.flatMap { ExactDecimal($0) },
                net: data.aggregated_crypto_amount.flatMap { ExactDecimal($0) },
                returned: data.refund_amount.flatMap { ExactDecimal($0) }, paymentHash: data.payment_tx_hash,
                returnHash: data.refund_tx_hash),
            details: details.compactMap { name, value in value.map { .init(name, $0) } })
    }
}
