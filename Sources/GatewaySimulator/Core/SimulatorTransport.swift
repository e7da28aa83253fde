public import Payments

/// Carries an adapter's requests into a simulator without a network, and turns what went wrong into what a network would show.
///
/// No time passes: an answer that is slower than the request's deadline fails at once.
public struct SimulatorTransport: HTTPTransport {
    private let simulator: GatewaySimulator

    public init(_ simulator: GatewaySimulator) {
        self.simulator = simulator
    }

    /// - Throws: `TransportFailure`; only a refused connection is surely not sent.
    public func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
        let response: HTTPResponse
        switch simulator.answer(SimulatedRequest(request)) {
        case .refused: throw TransportFailure(.surelyNotSent, reason: "connection_refused")
        case .reset: throw TransportFailure(.outcomeUnknown, reason: "connection_reset")
        case .cut: throw TransportFailure(.outcomeUnknown, reason: "body_truncated")
        case .endless: throw TransportFailure(.outcomeUnknown, reason: "body_too_large")
        case .slow(let late, let seconds):
            guard seconds < request.deadlineSeconds else { throw TransportFailure(.outcomeUnknown, reason: "deadline") }
            response = late
        case .complete(let whole): response = whole
        }
        guard response.body.count <= request.maximumResponseBytes else {
            throw TransportFailure(.outcomeUnknown, reason: "body_too_large")
        }
        return response
    }
}
