#if Service
internal import GatewaySimulator
internal import Payments

/// What each path leads to: the gateways' own paths, a payer's pages, and `/control`.
struct Site: Sendable {
    let simulator: GatewaySimulator
    let clock: SimulatorClock
    let postman: Postman
    let rules: OriginRules
    let payers: SimulatorSettings.Payers

    func answer(_ request: SimulatedRequest) async -> WireAnswer {
        if Self.gatewayPaths.contains(where: { request.path.hasPrefix($0) }) {
            defer { postman.ring() }
            return answerAsGateway(request)
        }
        if let objection = rules.objection(to: request) { return .whole(.text(objection, status: 403)) }
        let segments = request.path.split(separator: "/").map(String.init)
        if segments.first == "control" { return await answerControl(request, Array(segments.dropFirst())) }
        return .whole(answerPage(request, segments))
    }

    private static let gatewayPaths = ["/api/", "/v1/studio/api/"]

    private func answerAsGateway(_ request: SimulatedRequest) -> WireAnswer {
        switch simulator.answer(request) {
        case .complete(let response): return .whole(drawn(response, for: request))
        // The connection is there already, so a reset that applies nothing is the nearest thing to nobody listening; for a port
        // that is really shut, see `/control/outage`.
        case .refused, .reset: return .reset
        case .cut(let response, _):
            let reply = drawn(response, for: request)
            return .cut(reply, afterBytes: reply.body.count / 2)
        case .endless(let response): return .endless(drawn(response, for: request))
        case .slow(let response, let seconds): return .slow(drawn(response, for: request), seconds: Int64(seconds))
        }
    }

    /// The simulator's bare list of choices becomes a page that a person can use. A form that was refused stays as it is.
    private func drawn(_ response: HTTPResponse, for request: SimulatedRequest) -> Reply {
        guard request.path == "/api/upp", response.status == 200, let id = Self.pageID(in: response.body),
            let page = simulator.page(id: id)
        else { return Reply(response) }
        return HostedPage.choices(page, now: clock.now())
    }

    private static func pageID(in body: [UInt8]) -> String? {
        let text = String(decoding: body, as: UTF8.self)
        guard let mark = text.firstRange(of: "data-page=\"") else { return nil }
        return String(text[mark.upperBound...].prefix { $0 != "\"" })
    }
}
#endif
