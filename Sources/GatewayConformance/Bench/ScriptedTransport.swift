public import Payments
internal import Synchronization

/// What a ``ScriptedTransport`` does with the request it is waiting for.
public enum ScriptedAnswer: Sendable {
    case response(HTTPResponse)
    case failure(TransportFailure)
}

/// A transport without a network: hands out one scripted answer and keeps every request.
///
/// A second request gets no answer and is remembered in ``requests``, because an adapter that sends twice may pay twice.
public final class ScriptedTransport: HTTPTransport {
    private struct State {
        var answer: ScriptedAnswer?
        var requests: [HTTPRequest] = []
    }

    private let state: Mutex<State>

    /// - Parameter answer: `nil` when nothing may be sent at all.
    public init(answering answer: ScriptedAnswer?) {
        state = Mutex(State(answer: answer))
    }

    /// Everything that was sent, in order.
    public var requests: [HTTPRequest] { state.withLock(\.requests) }

    /// - Throws: the scripted failure; `outcomeUnknown` for an answer beyond the request's bound, and for every request after
    ///   the first.
    public func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
        let answer = state.withLock { state -> ScriptedAnswer? in
            state.requests.append(request)
            defer { state.answer = nil }
            return state.answer
        }
        switch answer {
        case .response(let response):
            guard response.body.count <= request.maximumResponseBytes else {
                throw TransportFailure(.outcomeUnknown, reason: "body_too_large")
            }
            return response
        case .failure(let failure): throw failure
        case nil: throw TransportFailure(.outcomeUnknown, reason: "not_scripted")
        }
    }
}
