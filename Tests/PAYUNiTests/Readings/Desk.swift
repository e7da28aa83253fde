import Payments

@testable import PAYUNi

/// The merchant of the samples, its readers, and PAYUNi's side of the seal.
enum Desk {
    static let merchantID = "TESTMER01"

    static let keys: KeyRing = {
        do {
            return KeyRing(
                current: try PAYUNiKey(hashKey: SampleFile.shared.hashKey, hashIV: SampleFile.shared.hashIV))
        } catch {
            preconditionFailure("the sample keys are not accepted: \(error)")
        }
    }()

    static let envelope = Envelope(keys: keys)
    static let callbacks = PAYUNiCallbackReader(keys: keys, merchantID: merchantID)
    static let replies = PAYUNiReplyReader(keys: keys, merchantID: merchantID)

    static func credentials() throws -> PAYUNiCredentials {
        try PAYUNiCredentials(merchantID: merchantID, keys: keys)
    }

    /// A notify's body around these fields.
    static func notify(_ fields: [(name: String, value: String)], outerStatus: String = "SUCCESS") throws -> [UInt8] {
        let sealed = try envelope.seal(fields: fields)
        return notify(encryptInfo: sealed.encryptInfo, hashInfo: sealed.hashInfo, outerStatus: outerStatus)
    }

    static func notify(encryptInfo: String, hashInfo: String, outerStatus: String = "SUCCESS") -> [UInt8] {
        Array("Status=\(outerStatus)&MerID=\(merchantID)&Version=2.0&EncryptInfo=\(encryptInfo)&HashInfo=\(hashInfo)".utf8)
    }

    /// A reply around these fields.
    static func reply(_ fields: [(name: String, value: String)], outerStatus: String = "SUCCESS") throws -> HTTPResponse {
        let sealed = try envelope.seal(fields: fields)
        let body = """
            {"Status":"\(outerStatus)","EncryptInfo":"\(sealed.encryptInfo)","HashInfo":"\(sealed.hashInfo)"}
            """
        return HTTPResponse(status: 200, contentType: "application/json", body: Array(body.utf8))
    }

    /// A payment message with `changes` put over a card payment's fields; a `nil` takes a field out.
    static func payment(_ changes: [(String, String?)] = []) -> [(name: String, value: String)] {
        var fields: [(name: String, value: String)] = [
            ("Status", "SUCCESS"), ("Message", "授權成功"), ("MerID", merchantID), ("MerTradeNo", "A-1"),
            ("TradeNo", "1767225605123456789"), ("TradeAmt", "1200"), ("TradeStatus", "1"), ("PaymentType", "1"),
            ("AuthType", "1"), ("AuthDay", "20260101"), ("AuthTime", "080005"),
        ]
        for (name, value) in changes {
            fields.removeAll { $0.name == name }
            if let value { fields.append((name, value)) }
        }
        return fields
    }

    /// A query's reply with these elements.
    static func query(_ entries: [[(String, String)]]) -> [(name: String, value: String)] {
        var fields: [(name: String, value: String)] = [("Status", "SUCCESS"), ("Message", "查詢成功")]
        for (index, entry) in entries.enumerated() {
            for (name, value) in entry { fields.append(("Result[\(index)][\(name)]", value)) }
        }
        return fields
    }

    static func entry(_ changes: [(String, String)] = []) -> [(String, String)] {
        var fields = [
            ("MerTradeNo", "A-1"), ("TradeNo", "1767225605123456789"), ("TradeAmt", "1200"), ("TradeStatus", "1"),
            ("PaymentType", "1"), ("PaymentDay", "2026-01-01 08:00:05"), ("DataSource", "A"),
        ]
        for change in changes {
            fields.removeAll { $0.0 == change.0 }
            fields.append(change)
        }
        return fields
    }

    static func report(_ fields: [(name: String, value: String)]) throws -> TransactionReport? {
        guard case .payment(let report) = try callbacks.read(body: try notify(fields)) else { return nil }
        return report
    }
}
