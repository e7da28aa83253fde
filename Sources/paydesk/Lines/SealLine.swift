internal import PAYUNi
internal import StrictJSON

/// `{"hashKey","hashIV","fields":[[name, value],…]}` → `{"EncryptInfo","HashInfo"}`.
struct SealLine: LineProcessor {
    func process(_ line: JSONDocument.Value) throws(LineError) -> JSONValue {
        try line.requireObject()
        let keys = try KeyFields(line).keys
        guard let elements = line["fields"]?.elements else {
            throw LineError(code: "missing_field", message: "fields must be a list of pairs", field: "fields")
        }
        var fields: [(name: String, value: String)] = []
        for element in elements {
            let pair = element.elements.map { $0.map(\.string) } ?? []
            guard pair.count == 2, let name = pair[0], let value = pair[1] else {
                throw LineError(
                    code: "invalid_field", message: "each field must be a pair of texts", field: "fields[\(fields.count)]")
            }
            fields.append((name, value))
        }
        do throws(EnvelopeRejection) {
            let sealed = try Envelope(keys: keys).seal(fields: fields)
            return ["EncryptInfo": .string(sealed.encryptInfo), "HashInfo": .string(sealed.hashInfo)]
        } catch {
            throw LineError(error)
        }
    }
}
