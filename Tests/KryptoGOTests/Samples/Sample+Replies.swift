/// Transfer answers and failures, from the documents (`verbatim`) or built from their field lists (`derived`).
extension Sample {
    static let replies: [Sample] = [
        Sample(
            "error.4001-invalid-client-id.derived",
            #"""
            {
              "code": 4001,
              "message": "Invalid client_id"
            }
            """#),
        Sample(
            "error.4002-invalid-api-key.derived",
            #"""
            {
              "code": 4002,
              "message": "Invalid API key"
            }
            """#),
        Sample(
            "error.4006-invalid-payment-intent-id.derived",
            #"""
            {
              "code": 4006,
              "message": "Invalid payment_intent_id"
            }
            """#),
        Sample(
            "transfer.response.balance-not-enough.verbatim",
            #"""
            {
              "code": 4015,
              "message": "Balance not enough",
              "data": {
                "insufficient_amount": "123.456"
              }
            }
            """#),
        Sample(
            "transfer.response.success.verbatim",
            #"""
            {
              "code": 0,
              "data": {
                "id": "1-1627380000-1",
                "tx_hash": "0x1234567890abcdef",
                "transfer_time": 1627380000
              }
            }
            """#),
    ]
}
