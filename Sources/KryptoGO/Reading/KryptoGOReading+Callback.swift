public import Payments
internal import StrictJSON

extension KryptoGOReading {
    /// The most that is read of a callback. The documents' samples have well under 1 kB.
    public static let maximumCallbackBytes = 64 << 10

    /// The one thing a callback may tell: which intent to ask about. Status, amounts and everything else in it are not even
    /// looked at, for anybody can post them (docs: KryptoGO 9).
    ///
    /// - Throws: `CallbackRejection` with `json_…`, `missing_field` or `invalid_field`.
    public static func callback(_ body: [UInt8]) throws(CallbackRejection) -> CallbackReading {
        .hint(try intentID(of: try callbackObject(body)))
    }

    static func intentID(of object: JSONDocument.Value) throws(CallbackRejection) -> GatewayNumber {
        let field = "payment_intent_id"
        guard let value = object[field] else {
            throw CallbackRejection(code: "missing_field", field: field, message: "names no intent")
        }
        guard let id = value.string, IntentID.isSafe(id) else {
            throw CallbackRejection(code: "invalid_field", field: field, message: "is not a safe id")
        }
        return GatewayNumber(id)
    }

    static func callbackObject(_ body: [UInt8]) throws(CallbackRejection) -> JSONDocument.Value {
        do throws(JSONError) {
            let root = try JSONDocument(body, limits: JSONLimits(bytes: maximumCallbackBytes)).root
            if root.kind == .object { return root }
        } catch {
            throw CallbackRejection(
                code: error.code.rawValue, message: "the body is not acceptable JSON", status: error.code == .tooLarge ? 413 : 400
            )
        }
        throw CallbackRejection(code: "json_not_object", message: "the body is JSON, but no object")
    }
}
