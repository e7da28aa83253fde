#if Service
internal import GatewaySimulator
internal import Payments
internal import StrictJSON

/// Answers of `/control`: JSON, and problems as RFC 9457 has them.
enum ControlAnswer {
    static func json(_ value: JSONValue, status: Int = 200) -> Reply {
        reply(value, status: status, type: "application/json")
    }

    /// - Parameters:
    ///   - code: a stable word for programs.
    ///   - detail: for people; says what would have been right, never what was sent.
    ///   - field: the field it is about.
    static func problem(_ status: Int, code: String, detail: String, field: String? = nil) -> Reply {
        var object: JSONObject = [
            "type": "about:blank", "title": .string(title(status)), "status": .integer(status), "code": .string(code),
            "detail": .string(detail),
        ]
        if let field { object["field"] = .string(field) }
        return reply(.object(object), status: status, type: "application/problem+json")
    }

    static func problem(_ error: InputError) -> Reply {
        problem(
            error.code == .malformedJSON ? 400 : 422, code: error.code.rawValue, detail: error.description,
            field: error.path.isEmpty ? nil : error.path)
    }

    static func problem(_ refusal: SimulatorRefusal) -> Reply {
        problem(refusal == .unknown ? 404 : 409, code: refusal.rawValue, detail: refusal.sentence)
    }

    private static func reply(_ value: JSONValue, status: Int, type: String) -> Reply {
        Reply(
            status: status, headers: [HTTPHeader("Content-Type", type), HTTPHeader("Cache-Control", "no-store")],
            body: Array(value.prettyText.utf8))
    }

    private static func title(_ status: Int) -> String {
        switch status {
        case 400: "Bad Request"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 409: "Conflict"
        case 415: "Unsupported Media Type"
        default: "Unprocessable Content"
        }
    }
}
#endif
