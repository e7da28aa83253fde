internal import PAYUNi
internal import Payments
internal import StrictJSON

/// What is done to a content on its way out.
struct Tamper: Sendable {
    var breaksHash = false
    var raisesAmount = false

    static let none = Tamper()

    init(breaksHash: Bool = false, raisesAmount: Bool = false) {
        self.breaksHash = breaksHash
        self.raisesAmount = raisesAmount
    }

    /// One dollar more wherever an amount of a trade stands.
    func apply(to fields: [WireField]) -> [WireField] {
        guard raisesAmount else { return fields }
        return fields.map { field in
            guard field.name == "TradeAmt" || field.name.hasSuffix("[TradeAmt]"), let amount = UInt64(field.value) else {
                return field
            }
            return (field.name, String(amount + 1))
        }
    }

    func apply(to hash: String) -> String {
        guard breaksHash, let last = hash.last else { return hash }
        return hash.dropLast() + (last == "0" ? "1" : "0")
    }
}

extension PAYUNiServer {
    /// The outer JSON of an answer (docs: PAYUNi 4).
    func reply(_ fields: [WireField], _ endpoint: PAYUNiEndpoint, _ tamper: Tamper) -> HTTPResponse {
        guard let sealed = try? envelope.seal(fields: tamper.apply(to: fields)) else { return Self.systemError }
        return reply(sealed, status: fields.first { $0.name == "Status" }?.value ?? "", endpoint, tamper)
    }

    func reply(_ sealed: SealedEnvelope, status: String, _ endpoint: PAYUNiEndpoint, _ tamper: Tamper) -> HTTPResponse {
        // Answers of cards and LINE Pay name an older version than the request did (docs: PAYUNi 4).
        let version = endpoint == .linePay ? "1.1" : endpoint.version
        return Self.json([
            "Status": .string(status == "UNAPPROVED" ? "Unapproved" : status), "Message": "", "MerID": .string(merchantID),
            "Version": .string(version), "EncryptInfo": .string(sealed.encryptInfo),
            "HashInfo": .string(tamper.apply(to: sealed.hashInfo)),
        ])
    }

    func refusal(_ refusal: PAYUNiRefusal, _ endpoint: PAYUNiEndpoint, _ tamper: Tamper) -> HTTPResponse {
        if refusal.isEarly {
            return Self.json(["Status": .string(refusal.code), "Message": .string(refusal.message)])
        }
        let inner: [WireField] = [("Status", refusal.code), ("Message", refusal.message)]
        return reply(inner + refusal.fields, endpoint, tamper)
    }

    /// A JSON text as the envelope's content: the answer of the query for many orders (docs: PAYUNi 9).
    func seal(_ value: JSONValue) -> SealedEnvelope? {
        var text = value.serialized()
        return text.withUnsafeMutableBytes { try? envelope.seal(inPlace: $0) }
    }

    /// The form that is posted to the notify or the return address.
    func body(_ fields: [WireField], version: String, _ tamper: Tamper) -> [UInt8] {
        guard let sealed = try? envelope.seal(fields: tamper.apply(to: fields)) else { return [] }
        return body(sealed, status: fields.first { $0.name == "Status" }?.value ?? "", version: version, tamper)
    }

    /// What somebody without the keys would post: everything is there but the keys.
    func forgedBody(_ fields: [WireField], version: String, _ numbers: inout SeededNumbers) -> [UInt8] {
        guard
            let key = try? PAYUNiKey(hashKey: numbers.lettersAndDigits(32), hashIV: numbers.lettersAndDigits(16)),
            let sealed = try? Envelope(keys: KeyRing(current: key)).seal(fields: fields)
        else { return [] }
        return body(sealed, status: "SUCCESS", version: version, .none)
    }

    private func body(_ sealed: SealedEnvelope, status: String, version: String, _ tamper: Tamper) -> [UInt8] {
        FormEncoder.encode([
            ("Status", status == "UNAPPROVED" ? "Unapproved" : status), ("MerID", merchantID), ("Version", version),
            ("EncryptInfo", sealed.encryptInfo), ("HashInfo", tamper.apply(to: sealed.hashInfo)),
        ])
    }

    private static func json(_ object: JSONObject) -> HTTPResponse {
        HTTPResponse(status: 200, contentType: "application/json", body: JSONValue.object(object).serialized())
    }

    /// The cipher's library failed: nothing can be sealed.
    private static var systemError: HTTPResponse { json(["Status": "ERROR", "Message": "系統錯誤"]) }
}
