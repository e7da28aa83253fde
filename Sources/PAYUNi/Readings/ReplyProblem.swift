internal import Payments

/// Says what was wrong with a reply: HTTP status and content type, never the body (docs: PAYUNi 18).
struct ReplyProblem {
    let response: HTTPResponse
    let endpoint: PAYUNiEndpoint

    func malformed(_ what: String) -> GatewayError {
        GatewayError(.malformedReply(reason: "\(what); HTTP \(response.status), \(contentType)"), operation: endpoint.operation)
    }

    func mismatch(_ field: String) -> GatewayError {
        GatewayError(.mismatch(field: field), operation: endpoint.operation, advice: endpoint.isReading ? .askPerson : .query)
    }

    func rateLimited() -> GatewayError {
        GatewayError(
            .rateLimited(retryAfterSeconds: response.retryAfterSeconds), operation: endpoint.operation,
            advice: endpoint.isReading ? .tryLater : .query)
    }

    /// What was asked of it may have been done all the same, unless it was only to say something.
    func notWorking() -> GatewayError {
        GatewayError(
            endpoint.isReading ? .unavailable : .indeterminate, operation: endpoint.operation,
            gatewayMessage: "HTTP \(response.status), \(contentType)", cause: "http_\(response.status)")
    }

    /// Media type letters alone, cut short: a header is input, too.
    private var contentType: String {
        guard let type = response.contentType else { return "no content type" }
        let letters = type.utf8.prefix(80).filter { $0.isLetterOrDigit || "/;=+-. ".utf8.contains($0) }
        return String(decoding: letters, as: UTF8.self)
    }
}
