/// Bodies that are sent, from the documents (`verbatim`) or built from their field lists (`derived`).
extension Sample {
    static let requests: [Sample] = [
        Sample(
            "create-intent.request.all-fields.derived",
            #"""
            {
              "fiat_amount": "300.0",
              "fiat_currency": "TWD",
              "callback_url": "https://example.com/callback",
              "order_data": {
                "order_id": "uid_12345",
                "item_id": "100"
              },
              "group_key": "buy_stone_with_usdt"
            }
            """#),
        Sample(
            "create-intent.request.api-reference.verbatim",
            #"""
            {
              "fiat_amount": "300.0",
              "fiat_currency": "TWD",
              "order_data": {
                "order_id": "uid_12345",
                "item_id": "100",
                "customer_id": "0x03971234567890"
              },
              "group_key": "buy_stone_with_usdt"
            }
            """#),
        Sample(
            "create-intent.request.minimal.derived",
            #"""
            {
              "fiat_amount": "0.01",
              "fiat_currency": "USD"
            }
            """#),
        Sample(
            "sdk.open-payment-modal.advanced.verbatim",
            #"""
            {
              "fiat_amount": "100",
              "fiat_currency": "TWD",
              "callback_url": "https://your-server.com/payment/callback",
              "order_data": {
                "orderId": "12345",
                "productName": "Product Name",
                "customerInfo": {
                  "id": "user123",
                  "email": "user@example.com"
                }
              },
              "group_key": "product_purchase"
            }
            """#),
        Sample(
            "sdk.open-payment-modal.basic.verbatim",
            #"""
            {
              "fiat_amount": "100",
              "fiat_currency": "TWD"
            }
            """#),
        Sample(
            "transfer.request.implementation-guide.verbatim-values",
            #"""
            {
              "chain_id": "arb",
              "contract_address": "0xff970a61a04b1ca14834a43f5de4533ebddb5cc8",
              "amount": "0.01",
              "wallet_address": "0x3fE5aC82B997255b8226abb6aEfd91f405fe2e8e"
            }
            """#),
    ]
}
