/// Callback bodies, from the documents (`verbatim`) or built from their field lists (`derived`).
extension Sample {
    static let callbacks: [Sample] = [
        Sample(
            "callback.expired.derived",
            #"""
            {
              "payment_intent_id": "0h39QkYfZps7AUD1xQsj3MDFVLIMaGoV",
              "client_id": "9c5a79fc1117310f976b53752659b61d",
              "fiat_amount": "300.0",
              "fiat_currency": "TWD",
              "payment_deadline": 1733811354,
              "status": "expired",
              "payment_chain_id": "arb",
              "symbol": "USDT",
              "crypto_amount": "9.23",
              "order_data": {
                "order_id": "uid_12345",
                "item_id": "100"
              },
              "callback_url": "https://example.com/callback",
              "group_key": "buy_stone_with_usdt"
            }
            """#),
        Sample(
            "callback.insufficient_not_refunded.crypto-names.derived",
            #"""
            {
              "payment_intent_id": "0h39QkYfZps7AUD1xQsj3MDFVLIMaGoV",
              "client_id": "9c5a79fc1117310f976b53752659b61d",
              "fiat_amount": "300.0",
              "fiat_currency": "TWD",
              "payment_deadline": 1733811354,
              "status": "insufficient_not_refunded",
              "payment_chain_id": "arb",
              "symbol": "USDT",
              "crypto_amount": "9.23",
              "payment_tx_hash": "0x1234567890abcdef1234567890abcdef1234567890abcdef1234567890abcdef",
              "received_crypto_amount": "5.00",
              "order_data": {
                "order_id": "uid_12345",
                "item_id": "100"
              },
              "callback_url": "https://example.com/callback",
              "group_key": "buy_stone_with_usdt"
            }
            """#),
        Sample(
            "callback.insufficient_not_refunded.short-names.derived",
            #"""
            {
              "payment_intent_id": "0h39QkYfZps7AUD1xQsj3MDFVLIMaGoV",
              "client_id": "9c5a79fc1117310f976b53752659b61d",
              "fiat_amount": "300.0",
              "fiat_currency": "TWD",
              "payment_deadline": 1733811354,
              "status": "insufficient_not_refunded",
              "payment_chain_id": "arb",
              "symbol": "USDT",
              "crypto_amount": "9.23",
              "payment_tx_hash": "0x1234567890abcdef1234567890abcdef1234567890abcdef1234567890abcdef",
              "received_amount": "5.00",
              "order_data": {
                "order_id": "uid_12345",
                "item_id": "100"
              },
              "callback_url": "https://example.com/callback",
              "group_key": "buy_stone_with_usdt"
            }
            """#),
        Sample(
            "callback.insufficient_refunded.crypto-names.derived",
            #"""
            {
              "payment_intent_id": "0h39QkYfZps7AUD1xQsj3MDFVLIMaGoV",
              "client_id": "9c5a79fc1117310f976b53752659b61d",
              "fiat_amount": "300.0",
              "fiat_currency": "TWD",
              "payment_deadline": 1733811354,
              "status": "insufficient_refunded",
              "payment_chain_id": "arb",
              "symbol": "USDT",
              "crypto_amount": "9.23",
              "payment_tx_hash": "0x1234567890abcdef1234567890abcdef1234567890abcdef1234567890abcdef",
              "received_crypto_amount": "5.00",
              "refund_tx_hash": "0x3333333333333333333333333333333333333333333333333333333333333333",
              "refund_amount": "5.00",
              "order_data": {
                "order_id": "uid_12345",
                "item_id": "100"
              },
              "callback_url": "https://example.com/callback",
              "group_key": "buy_stone_with_usdt"
            }
            """#),
        Sample(
            "callback.insufficient_refunded.short-names.derived",
            #"""
            {
              "payment_intent_id": "0h39QkYfZps7AUD1xQsj3MDFVLIMaGoV",
              "client_id": "9c5a79fc1117310f976b53752659b61d",
              "fiat_amount": "300.0",
              "fiat_currency": "TWD",
              "payment_deadline": 1733811354,
              "status": "insufficient_refunded",
              "payment_chain_id": "arb",
              "symbol": "USDT",
              "crypto_amount": "9.23",
              "payment_tx_hash": "0x1234567890abcdef1234567890abcdef1234567890abcdef1234567890abcdef",
              "received_amount": "5.00",
              "refund_tx_hash": "0x3333333333333333333333333333333333333333333333333333333333333333",
              "refund_amount": "5.00",
              "order_data": {
                "order_id": "uid_12345",
                "item_id": "100"
              },
              "callback_url": "https://example.com/callback",
              "group_key": "buy_stone_with_usdt"
            }
            """#),
        Sample(
            "callback.pending.derived",
            #"""
            {
              "payment_intent_id": "0h39QkYfZps7AUD1xQsj3MDFVLIMaGoV",
              "client_id": "9c5a79fc1117310f976b53752659b61d",
              "fiat_amount": "300.0",
              "fiat_currency": "TWD",
              "payment_deadline": 1733811354,
              "status": "pending",
              "payment_chain_id": "arb",
              "symbol": "USDT",
              "crypto_amount": "9.23",
              "order_data": {
                "order_id": "uid_12345",
                "item_id": "100"
              },
              "callback_url": "https://example.com/callback",
              "group_key": "buy_stone_with_usdt"
            }
            """#),
        Sample(
            "callback.success.implementation-guide.verbatim",
            #"""
            {
              "payment_intent_id": "0h39QkYfZps7AUD1xQsj3MDFVLIMaGoV",
              "client_id": "9c5a79fc1117310f976b53752659b61d",
              "fiat_amount": "300.0",
              "fiat_currency": "TWD",
              "payment_deadline": 1715462400,
              "status": "success",
              "payment_chain_id": "arb",
              "symbol": "USDT",
              "crypto_amount": "2.53",
              "payment_tx_hash": "0x1234567890abcdef1234567890abcdef1234567890abcdef1234567890abcdef",
              "received_amount": "2.53",
              "aggregated_amount": "2.50",
              "order_data": {
                "order_id": "uid_12345",
                "item_id": "100"
              },
              "callback_url": "https://example.com/callback",
              "group_key": "buy_stone_with_usdt"
            }
            """#),
        Sample(
            "callback.success.signed-placeholder.derived",
            #"""
            {
              "payment_intent_id": "0h39QkYfZps7AUD1xQsj3MDFVLIMaGoV",
              "client_id": "9c5a79fc1117310f976b53752659b61d",
              "fiat_amount": "300.0",
              "fiat_currency": "TWD",
              "payment_deadline": 1715462400,
              "status": "success",
              "payment_chain_id": "arb",
              "symbol": "USDT",
              "crypto_amount": "2.53",
              "payment_tx_hash": "0x1234567890abcdef1234567890abcdef1234567890abcdef1234567890abcdef",
              "received_crypto_amount": "2.53",
              "aggregated_crypto_amount": "2.50",
              "order_data": {
                "order_id": "uid_12345",
                "item_id": "100"
              },
              "callback_url": "https://example.com/callback",
              "group_key": "buy_stone_with_usdt",
              "timestamp": 1733810405,
              "signature": "0000000000000000000000000000000000000000000000000000000000000000"
            }
            """#),
        Sample(
            "callback.success.webhook-skill.verbatim",
            #"""
            {
              "payment_intent_id": "0h39QkYfZps7AUD1xQsj3MDFVLIMaGoV",
              "client_id": "9c5a79fc1117310f976b53752659b61d",
              "fiat_amount": "300.0",
              "fiat_currency": "TWD",
              "payment_deadline": 1715462400,
              "status": "success",
              "payment_chain_id": "arb",
              "symbol": "USDT",
              "crypto_amount": "2.53",
              "payment_tx_hash": "0x1234567890abcdef...",
              "received_crypto_amount": "2.53",
              "aggregated_crypto_amount": "2.50",
              "order_data": {
                "order_id": "uid_12345",
                "item_id": "100"
              },
              "callback_url": "https://example.com/callback",
              "group_key": "buy_stone_with_usdt"
            }
            """#),
    ]
}
