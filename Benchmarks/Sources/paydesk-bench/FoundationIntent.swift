import Foundation
import Payments

/// The same answer read as a first version of a Swift program would: `Codable` and `JSONDecoder`. It copies the fields and maps the
/// state; it compares nothing and does not read the amounts, which is less than the library does.
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
}
