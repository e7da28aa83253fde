internal import KryptoGO
internal import PAYUNi
internal import Payments

extension SimulatorState {
    mutating func answer(_ request: SimulatedRequest) -> SimulatedAnswer {
        guard let operation = operation(of: request) else { return .complete(Self.notFound) }
        let fault = dice.next(forRequest: operation)
        switch fault {
        case .refuse?: return .refused
        case .resetBefore?: return .reset
        case .tooManyRequests(let seconds)?: return .complete(Self.tooMany(retryAfter: seconds))
        case .serverError(let status, isApplied: false)?: return .complete(Self.broken(status))
        default: break
        }
        let tamper = Tamper(breaksHash: fault == .wrongHash, raisesAmount: fault == .wrongAmount)
        let response = apply(request, tamper)
        send()
        return wrap(response, fault)
    }

    /// The name that the adapters give the operation; `nil` for what neither gateway has.
    private func operation(of request: SimulatedRequest) -> String? {
        if payuni != nil, request.path.hasPrefix(PAYUNiServer.pathPrefix) {
            return PAYUNiServer.endpoint(of: request.path)?.operation ?? "payuni.unknown"
        }
        guard kryptogo != nil else { return nil }
        return KryptoGOServer.endpoint(of: request)?.operation
    }

    private mutating func apply(_ request: SimulatedRequest, _ tamper: Tamper) -> HTTPResponse {
        if request.path.hasPrefix(PAYUNiServer.pathPrefix) {
            guard let endpoint = PAYUNiServer.endpoint(of: request.path) else { return PAYUNiServer.frontPage }
            return payuni?.answer(request, at: endpoint, tamper: tamper, &world) ?? Self.notFound
        }
        guard let endpoint = KryptoGOServer.endpoint(of: request) else { return Self.notFound }
        return kryptogo?.answer(request, at: endpoint, tamper: tamper, &world) ?? Self.notFound
    }

    private mutating func wrap(_ response: HTTPResponse, _ fault: RequestFault?) -> SimulatedAnswer {
        switch fault {
        case .resetAfter?: return .reset
        case .serverError(let status, _)?: return .complete(Self.broken(status))
        case .garbage?:
            return .complete(HTTPResponse(status: 200, contentType: response.contentType, body: dice.numbers.bytes(64)))
        case .cut?: return .cut(response, afterBytes: response.body.count / 2)
        case .endless?: return .endless(response)
        case .slow(let seconds)?: return .slow(response, seconds: seconds)
        default: return .complete(response)
        }
    }

    private static let notFound = HTTPResponse(status: 404, contentType: "text/plain", body: Array("not found".utf8))

    private static func tooMany(retryAfter seconds: Int?) -> HTTPResponse {
        HTTPResponse(
            status: 429, contentType: "text/plain", retryAfterSeconds: seconds, body: Array("too many requests".utf8))
    }

    private static func broken(_ status: Int) -> HTTPResponse {
        HTTPResponse(
            status: status, contentType: "text/html", body: Array("<!doctype html><title>\(status)</title>".utf8))
    }
}
