/// Answers that hold an intent, from the documents (`verbatim`) or built from their field lists (`derived`).
extension Sample {
    static let intents: [Sample] = [
        Sample(
            "create-intent.response.api-reference.verbatim-cut",
            #"""
            {
              "code": 0,
              "data": {
                "payment_intent_id": "string",
                "client_id": "string",
                "org_id": 0,
                "payment_chain_id": "arb",
                "payment_address": "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045",
                "payer_address": "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045",
                "token_address": "0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9",
                "symbol": "USDT",
                "decimals": 6,
                "crypto_amount": "9.23",
                "fiat_amount": "300.0",
                "fiat_currency": "TWD",
                "payment_deadline": 1733811354,
                "status": "pending",
                "payment_tx_hash": null,
                "payment_tx_timestamp": 1733811354,
                "aggregation_tx_hash": "0x1234567890abcdef"
              }
            }
            """#),
        Sample(
            "intent.expired.response.derived",
            #"""
            {
              "code": 0,
              "data": {
                "payment_intent_id": "0h39QkYfZps7AUD1xQsj3MDFVLIMaGoV",
                "client_id": "9c5a79fc1117310f976b53752659b61d",
                "org_id": 1,
                "payment_chain_id": "arb",
                "payment_address": "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045",
                "payer_address": null,
                "token_address": "0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9",
                "symbol": "USDT",
                "decimals": 6,
                "crypto_amount": "9.23",
                "fiat_amount": "300.0",
                "fiat_currency": "TWD",
                "payment_deadline": 1733811354,
                "status": "expired",
                "payment_tx_hash": null,
                "payment_tx_timestamp": null,
                "aggregation_tx_hash": null,
                "refund_tx_hash": null,
                "callback_url": "https://example.com/callback",
                "order_data": {
                  "order_id": "uid_12345",
                  "item_id": "100"
                },
                "group_key": "buy_stone_with_usdt"
              }
            }
            """#),
        Sample(
            "intent.insufficient_not_refunded.response.derived",
            #"""
            {
              "code": 0,
              "data": {
                "payment_intent_id": "0h39QkYfZps7AUD1xQsj3MDFVLIMaGoV",
                "client_id": "9c5a79fc1117310f976b53752659b61d",
                "org_id": 1,
                "payment_chain_id": "arb",
                "payment_address": "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045",
                "payer_address": "0x3fE5aC82B997255b8226abb6aEfd91f405fe2e8e",
                "token_address": "0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9",
                "symbol": "USDT",
                "decimals": 6,
                "crypto_amount": "9.23",
                "fiat_amount": "300.0",
                "fiat_currency": "TWD",
                "payment_deadline": 1733811354,
                "status": "insufficient_not_refunded",
                "payment_tx_hash": "0x1234567890abcdef1234567890abcdef1234567890abcdef1234567890abcdef",
                "payment_tx_timestamp": 1733810400,
                "aggregation_tx_hash": null,
                "refund_tx_hash": null,
                "callback_url": "https://example.com/callback",
                "order_data": {
                  "order_id": "uid_12345",
                  "item_id": "100"
                },
                "group_key": "buy_stone_with_usdt",
                "received_crypto_amount": "5.00"
              }
            }
            """#),
        Sample(
            "intent.insufficient_refunded.response.derived",
            #"""
            {
              "code": 0,
              "data": {
                "payment_intent_id": "0h39QkYfZps7AUD1xQsj3MDFVLIMaGoV",
                "client_id": "9c5a79fc1117310f976b53752659b61d",
                "org_id": 1,
                "payment_chain_id": "arb",
                "payment_address": "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045",
                "payer_address": "0x3fE5aC82B997255b8226abb6aEfd91f405fe2e8e",
                "token_address": "0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9",
                "symbol": "USDT",
                "decimals": 6,
                "crypto_amount": "9.23",
                "fiat_amount": "300.0",
                "fiat_currency": "TWD",
                "payment_deadline": 1733811354,
                "status": "insufficient_refunded",
                "payment_tx_hash": "0x1234567890abcdef1234567890abcdef1234567890abcdef1234567890abcdef",
                "payment_tx_timestamp": 1733810400,
                "aggregation_tx_hash": null,
                "refund_tx_hash": "0x3333333333333333333333333333333333333333333333333333333333333333",
                "callback_url": "https://example.com/callback",
                "order_data": {
                  "order_id": "uid_12345",
                  "item_id": "100"
                },
                "group_key": "buy_stone_with_usdt",
                "received_crypto_amount": "5.00",
                "refund_amount": "5.00"
              }
            }
            """#),
        Sample(
            "intent.pending.response.derived",
            #"""
            {
              "code": 0,
              "data": {
                "payment_intent_id": "0h39QkYfZps7AUD1xQsj3MDFVLIMaGoV",
                "client_id": "9c5a79fc1117310f976b53752659b61d",
                "org_id": 1,
                "payment_chain_id": "arb",
                "payment_address": "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045",
                "payer_address": null,
                "token_address": "0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9",
                "symbol": "USDT",
                "decimals": 6,
                "crypto_amount": "9.23",
                "fiat_amount": "300.0",
                "fiat_currency": "TWD",
                "payment_deadline": 1733811354,
                "status": "pending",
                "payment_tx_hash": null,
                "payment_tx_timestamp": null,
                "aggregation_tx_hash": null,
                "refund_tx_hash": null,
                "callback_url": "https://example.com/callback",
                "order_data": {
                  "order_id": "uid_12345",
                  "item_id": "100"
                },
                "group_key": "buy_stone_with_usdt"
              }
            }
            """#),
        Sample(
            "intent.success.response.derived",
            #"""
            {
              "code": 0,
              "data": {
                "payment_intent_id": "0h39QkYfZps7AUD1xQsj3MDFVLIMaGoV",
                "client_id": "9c5a79fc1117310f976b53752659b61d",
                "org_id": 1,
                "payment_chain_id": "arb",
                "payment_address": "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045",
                "payer_address": "0x3fE5aC82B997255b8226abb6aEfd91f405fe2e8e",
                "token_address": "0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9",
                "symbol": "USDT",
                "decimals": 6,
                "crypto_amount": "9.23",
                "fiat_amount": "300.0",
                "fiat_currency": "TWD",
                "payment_deadline": 1733811354,
                "status": "success",
                "payment_tx_hash": "0x1234567890abcdef1234567890abcdef1234567890abcdef1234567890abcdef",
                "payment_tx_timestamp": 1733810400,
                "aggregation_tx_hash": "0x2222222222222222222222222222222222222222222222222222222222222222",
                "refund_tx_hash": null,
                "callback_url": "https://example.com/callback",
                "order_data": {
                  "order_id": "uid_12345",
                  "item_id": "100"
                },
                "group_key": "buy_stone_with_usdt",
                "received_crypto_amount": "9.23",
                "aggregated_crypto_amount": "9.13"
              }
            }
            """#),
    ]
}
