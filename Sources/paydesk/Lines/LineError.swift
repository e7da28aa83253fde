internal import KryptoGO
internal import PAYUNi
internal import Payments
internal import StrictJSON

/// Why a line has no result: a stable code, words for people, and what else is known. Never what the line said.
struct LineError: Error {
    var code: String
    var message: String
    var field: String?
    var gatewayCode: String?
    var advice: String?
    var shortfall: String?

    init(code: String, message: String, field: String? = nil) {
        self.code = code
        self.message = message
        self.field = field
    }

    var json: JSONValue {
        jsonObject([
            ("error", .string(code)), ("message", .string(message)), ("field", field.json), ("gatewayCode", gatewayCode.json),
            ("shortfall", shortfall.json), ("advice", advice.json),
        ])
    }
}

extension LineError {
    init(_ error: InputError) {
        self.init(code: error.code.rawValue, message: error.description, field: error.path.isEmpty ? nil : error.path)
    }

    init(_ error: EnvelopeRejection) {
        self.init(code: error.code.rawValue, message: error.message, field: error.field)
    }

    init(_ error: CredentialRejection) {
        self.init(code: "invalid_key", message: error.description, field: error.field.rawValue)
    }

    init(_ error: CallbackRejection) {
        self.init(code: error.code, message: error.message, field: error.field)
    }

    init(_ error: GatewayError) {
        self.init(code: error.kind.code, message: error.description, field: error.kind.field)
        gatewayCode = error.gatewayCode
        advice = error.advice.rawValue
        if case .insufficientBalance(let amount?) = error.kind { shortfall = amount.description }
    }
}
