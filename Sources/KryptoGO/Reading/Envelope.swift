internal import Payments
internal import StrictJSON

/// What a reply amounts to before its `data` is looked at: `{"code": 0, "data": …}` or `{"code": …, "message": …}`
/// (docs: KryptoGO 5). A success is a 2xx status and code 0; neither alone is enough.
enum Envelope {
    case success(data: JSONDocument.Value?)
    /// A well-formed answer that says no.
    case refusal(GatewayError)
    /// No answer that can be relied on. For a write it may have happened.
    case unreadable(GatewayError)

    init(_ response: HTTPResponse, from endpoint: KryptoGOEndpoint) {
        let content = Result { () throws(JSONError) in try Self.root(response.body, endpoint) }
        let code = (try? content.get())?["code"]?.integer
        switch response.status {
        case 200...299:
            switch (content, code) {
            case (.success(let root), 0?): self = .success(data: root["data"])
            case (.success(let root), let code?): self = .refusal(Self.error(code, root, endpoint))
            case (.success, nil): self = .unreadable(Self.malformed("code: not readable", endpoint))
            case (.failure(let error), _): self = .unreadable(Self.malformed(error.code.rawValue, endpoint))
            }
        case 429:
            let kind = GatewayError.Kind.rateLimited(retryAfterSeconds: response.retryAfterSeconds)
            self = .refusal(GatewayError(kind, operation: endpoint.operation, gatewayCode: code.map { String($0) }))
        case 400...499:
            if let code, code != 0, let root = try? content.get() {
                self = .refusal(Self.error(code, root, endpoint))
            } else {
                self = .unreadable(Self.malformed("http_\(response.status)", endpoint))
            }
        case 500...599:
            // Even with a code inside: a gateway that failed half-way does not know itself what it has done.
            let kind: GatewayError.Kind = endpoint.isWrite ? .indeterminate : .unavailable
            self = .unreadable(
                GatewayError(
                    kind, operation: endpoint.operation, gatewayCode: code.map { String($0) }, cause: "http_\(response.status)"))
        default:
            self = .unreadable(Self.malformed("http_\(response.status)", endpoint))
        }
    }

    /// Strangers write into what a list shows: none of them may spoil it, so its entries are left blank here and read one by one.
    private static func root(_ body: [UInt8], _ endpoint: KryptoGOEndpoint) throws(JSONError) -> JSONDocument.Value {
        let limits = JSONLimits(bytes: endpoint.maximumResponseBytes)
        guard endpoint == .list else { return try JSONDocument(body, limits: limits).root }
        return try JSONDocument(outlineOf: body, limits: limits).root
    }

    static func malformed(_ reason: String, _ endpoint: KryptoGOEndpoint) -> GatewayError {
        GatewayError(.malformedReply(reason: reason), operation: endpoint.operation)
    }

    private static func error(_ code: Int64, _ root: JSONDocument.Value, _ endpoint: KryptoGOEndpoint) -> GatewayError {
        var kind = KryptoGOGateway.kind(ofCode: code, at: endpoint)
        if case .insufficientBalance = kind {
            let shortfall = root["data"].flatMap { FieldReader(object: $0).amount("insufficient_amount") }
            kind = .insufficientBalance(shortfall: shortfall)
        }
        return GatewayError(
            kind, operation: endpoint.operation, gatewayCode: String(code), gatewayMessage: root["message"]?.string)
    }
}
