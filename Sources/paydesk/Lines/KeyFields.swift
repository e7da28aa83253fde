internal import Foundation
internal import PAYUNi
internal import Payments
internal import StrictJSON

/// PAYUNi's keys for one line: from the line, for tests, or from the environment, for every day.
struct KeyFields {
    let keys: KeyRing

    /// Reads `hashKey`, `hashIV` and `previousHashKey`, `previousHashIV`, beside the other fields or inside `keys`.
    init(_ line: JSONDocument.Value) throws(LineError) {
        let source = line["keys"]?.kind == .object ? line["keys"] : line
        func text(_ name: String, _ variable: String) throws(LineError) -> String {
            if let value = source?[name] ?? line[name] {
                guard let text = value.string else {
                    throw LineError(code: "invalid_field", message: "must be text", field: name)
                }
                return text
            }
            guard let text = Self.environment(variable) else {
                throw LineError(code: "missing_field", message: "give \(name), or set \(variable)", field: name)
            }
            return text
        }
        let current = try Self.key(text("hashKey", "PAYUNI_HASH_KEY"), text("hashIV", "PAYUNI_HASH_IV"))
        guard source?["previousHashKey"] != nil || source?["previousHashIV"] != nil else {
            keys = KeyRing(current: current)
            return
        }
        keys = KeyRing(
            current: current, previous: try Self.key(text("previousHashKey", ""), text("previousHashIV", "")))
    }

    /// A variable that says something.
    fileprivate static func environment(_ variable: String) -> String? {
        guard let text = ProcessInfo.processInfo.environment[variable], !text.isEmpty else { return nil }
        return text
    }

    private static func key(_ hashKey: String, _ hashIV: String) throws(LineError) -> PAYUNiKey {
        do throws(CredentialRejection) {
            return try PAYUNiKey(hashKey: hashKey, hashIV: hashIV)
        } catch {
            throw LineError(error)
        }
    }
}

extension JSONDocument.Value {
    /// A text member. Absent or null is `nil`; anything else that is not text is refused.
    func lineText(_ name: String) throws(LineError) -> String? {
        guard let value = self[name], !value.isNull else { return nil }
        guard let text = value.string else {
            throw LineError(code: "invalid_field", message: "\(name) must be text", field: name)
        }
        return text
    }

    /// A text member, or the variable where the line has none. `nil` where neither says anything.
    func lineText(_ name: String, or variable: String) throws(LineError) -> String? {
        try lineText(name) ?? KeyFields.environment(variable)
    }

    func requiredLineText(_ name: String) throws(LineError) -> String {
        guard let text = try lineText(name) else {
            throw LineError(code: "missing_field", message: "\(name) is missing", field: name)
        }
        return text
    }

    func requireObject() throws(LineError) {
        guard kind == .object else { throw LineError(code: "invalid_line", message: "a line must be one JSON object") }
    }
}
