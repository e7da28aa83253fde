internal import Payments
internal import StrictJSON

/// `{"gateway","operation","merchantID"|"clientID", keys, "body"}` → `{"reading","reports":[…]}`.
struct NormalizeLine: LineProcessor {
    func process(_ line: JSONDocument.Value) throws(LineError) -> JSONValue {
        try line.requireObject()
        let body = Array(try line.requiredLineText("body").utf8)
        let message = Message(
            line: line, operation: try line.requiredLineText("operation"), body: body, status: try Self.status(line))
        switch try line.requiredLineText("gateway") {
        case "payuni": return try PAYUNiNormalizer(message).result()
        case "kryptogo": return try KryptoGONormalizer(message).result()
        default:
            throw LineError(code: "invalid_field", message: "gateway must be payuni or kryptogo", field: "gateway")
        }
    }

    struct Message {
        let line: JSONDocument.Value
        let operation: String
        let body: [UInt8]
        let status: Int

        var response: HTTPResponse { HTTPResponse(status: status, body: body) }

        func unknownOperation(_ known: String) -> LineError {
            LineError(code: "invalid_field", message: "operation must be one of \(known)", field: "operation")
        }
    }

    /// The HTTP status of a reply, when the line tells it; 200 else.
    private static func status(_ line: JSONDocument.Value) throws(LineError) -> Int {
        guard let value = line["status"], !value.isNull else { return 200 }
        guard let status = value.integer, (100...599).contains(status) else {
            throw LineError(code: "invalid_field", message: "status must be an HTTP status", field: "status")
        }
        return Int(status)
    }
}

/// What a message turned out to be, as one line says it.
struct NormalizedReading {
    enum Kind: String {
        case authenticated, hint, unrelated, reply
    }

    var kind: Kind
    var reports: [JSONValue] = []
    var more: [(String, JSONValue?)] = []

    var json: JSONValue {
        jsonObject([("reading", .string(kind.rawValue)), ("reports", .array(reports))] + more)
    }
}
