internal import StrictJSON
internal import Payments

/// What the gateway's side of the wire does with the one request of a case.
enum FixtureAnswer: Sendable {
    case response(status: Int, contentType: String?, retryAfterSeconds: Int?, body: FixtureBody?)
    case failure(TransportFailure)

    init(_ value: JSONValue, path: String) throws(FixtureProblem) {
        var reader = try ObjectReader(value, path: path)
        if var failure = try reader.optionalObject("failure") {
            let word = try failure.text("class")
            guard let kind = TransportFailure.Class(rawValue: word) else {
                throw FixtureProblem(path: failure.path, message: "class is neither surelyNotSent nor outcomeUnknown")
            }
            self = .failure(TransportFailure(kind, reason: try failure.text("reason")))
            try failure.finish()
        } else {
            self = .response(
                status: try reader.integer("status"), contentType: try reader.optionalText("contentType"),
                retryAfterSeconds: try reader.optionalInteger("retryAfterSeconds"), body: try FixtureBody(&reader))
        }
        try reader.finish()
    }

    var scripted: ScriptedAnswer {
        switch self {
        case .failure(let failure): .failure(failure)
        case .response(let status, let contentType, let retryAfterSeconds, let body):
            .response(
                HTTPResponse(
                    status: status, contentType: contentType, retryAfterSeconds: retryAfterSeconds, body: body?.bytes ?? []))
        }
    }

    var body: FixtureBody? {
        guard case .response(_, _, _, let body) = self else { return nil }
        return body
    }
}
