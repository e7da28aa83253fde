internal import PAYUNi
internal import Payments
internal import StrictJSON

/// PAYUNi's rows: real sealed messages, opened and read by the adapter. The key is made up.
enum PAYUNiProjection {
    static let notifies =
        rows(.sealedCallback) + [
            row(
                "SUCCESS/1 with NewMerTradeNo", .sealedCallback, status: "SUCCESS", trade: "1",
                more: [("NewMerTradeNo", "ORD-1N")])
        ]

    static let returns = rows(.browserReturn)

    static var queries: [ProjectionTable.Row] {
        trades.flatMap { trade in ["A", "B"].map { source in query(trade, source) } }
    }

    private static let statuses = ["SUCCESS", "UNKNOWN", "UNAPPROVED", "OK", "CREDIT05002", "CREDIT05010"]
    private static let trades = ["0", "1", "2", "3", "4", "5", "6", "8", "9", ""]

    private static func rows(_ verification: VerifiedReport.Verification) -> [ProjectionTable.Row] {
        statuses.flatMap { status in
            trades.map { trade in
                row("\(status)/\(trade.isEmpty ? "missing" : trade)", verification, status: status, trade: trade, more: [])
            }
        }
    }

    private static func row(
        _ raw: String, _ verification: VerifiedReport.Verification, status: String, trade: String, more: [(String, String)]
    ) -> ProjectionTable.Row {
        var fields: [(name: String, value: String)] = [
            ("Status", status), ("MerID", "TESTMER01"), ("MerTradeNo", ProjectionTable.Sample.number.text),
            ("TradeNo", ProjectionTable.Sample.gatewayNumber), ("TradeAmt", "300"), ("PaymentType", "1"),
        ]
        if !trade.isEmpty { fields.append(("TradeStatus", trade)) }
        fields += more.map { (name: $0.0, value: $0.1) }
        var report: TransactionReport?
        if let keys, let body = form(fields, keys),
            case .payment(let read)? = try? PAYUNiCallbackReader(keys: keys, merchantID: "TESTMER01").read(body: body)
        {
            report = read
        }
        return ProjectionTable.Row(raw: raw, verification: verification, report: report, source: "PAYUNi 8.6, 13")
    }

    private static func query(_ trade: String, _ dataSource: String) -> ProjectionTable.Row {
        var fields: [(name: String, value: String)] = [
            ("Status", "SUCCESS"), ("Result[0][MerTradeNo]", ProjectionTable.Sample.number.text),
            ("Result[0][TradeNo]", ProjectionTable.Sample.gatewayNumber), ("Result[0][TradeAmt]", "300"),
            ("Result[0][PaymentType]", "1"), ("Result[0][DataSource]", dataSource),
        ]
        if !trade.isEmpty { fields.append(("Result[0][TradeStatus]", trade)) }
        var report: TransactionReport?
        if let keys, let sealed = try? Envelope(keys: keys).seal(fields: fields) {
            let outer: JSONValue = ["EncryptInfo": .string(sealed.encryptInfo), "HashInfo": .string(sealed.hashInfo)]
            let reply = try? PAYUNiReplyReader(keys: keys, merchantID: nil)
                .read(HTTPResponse(status: 200, body: outer.serialized()), from: .tradeQuery)
            report = (try? reply?.transactions(about: nil))?.first
        }
        return ProjectionTable.Row(
            raw: "\(trade.isEmpty ? "missing" : trade)\(dataSource == "B" ? "/B" : "")", verification: .query, report: report,
            source: "PAYUNi 9, 13")
    }

    private static let keys = (try? PAYUNiKey(hashKey: "12345678901234567890123456789012", hashIV: "1234567890123456"))
        .map { KeyRing(current: $0) }

    private static func form(_ fields: [(name: String, value: String)], _ keys: KeyRing) -> [UInt8]? {
        (try? Envelope(keys: keys).seal(fields: fields)).map { sealed in
            Array("EncryptInfo=\(sealed.encryptInfo)&HashInfo=\(sealed.hashInfo)".utf8)
        }
    }
}
