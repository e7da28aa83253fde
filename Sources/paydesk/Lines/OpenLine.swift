internal import PAYUNi
internal import StrictJSON

/// `{"hashKey","hashIV","merchantID"?,"envelope":{"EncryptInfo","HashInfo",…}}` → `{"fields":[[name, value],…]}`.
///
/// What stands beside the two sealed members is not authenticated and is not looked at.
struct OpenLine: LineProcessor {
    func process(_ line: JSONDocument.Value) throws(LineError) -> JSONValue {
        try line.requireObject()
        let keys = try KeyFields(line).keys
        guard let envelope = line["envelope"], envelope.kind == .object else {
            throw LineError(code: "missing_field", message: "envelope must be an object", field: "envelope")
        }
        let merchantID = try line.lineText("merchantID", or: "PAYUNI_MERCHANT_ID")
        let encryptInfo = try envelope.lineText("EncryptInfo")
        let hashInfo = try envelope.lineText("HashInfo")
        do throws(EnvelopeRejection) {
            let opened = try Envelope(keys: keys).open(encryptInfo: encryptInfo, hashInfo: hashInfo, limit: .queryReply)
            let pairs = try Self.pairs(opened)
            // Answers to queries carry no merchant; where there is one, it must be ours.
            if let merchantID, pairs.contains(where: { $0.name == "MerID" && $0.value != merchantID }) {
                throw EnvelopeRejection(.merchantMismatch, field: "MerID")
            }
            return ["fields": .array(pairs.map { [.string($0.name), .string($0.value)] })]
        } catch {
            throw LineError(error)
        }
    }

    /// The fields in their order. A JSON inside is written out by the same names a form would have: `Result[0][TradeNo]`.
    private static func pairs(_ opened: OpenedEnvelope) throws(EnvelopeRejection) -> [(name: String, value: String)] {
        switch opened.content {
        case .fields: return try opened.fields().pairs
        case .json(let bytes):
            do throws(JSONError) {
                return flatten(try JSONDocument(bytes).root, name: "")
            } catch {
                throw EnvelopeRejection(.unexpectedFormat)
            }
        }
    }

    private static func flatten(_ value: JSONDocument.Value, name: String) -> [(name: String, value: String)] {
        if let members = value.members {
            return members.flatMap { flatten($0.value, name: name.isEmpty ? $0.key : "\(name)[\($0.key)]") }
        }
        if let elements = value.elements {
            return elements.enumerated().flatMap { flatten($0.element, name: "\(name)[\($0.offset)]") }
        }
        return [(name, value.string ?? value.numberText ?? value.bool.map { $0 ? "1" : "0" } ?? "")]
    }
}
