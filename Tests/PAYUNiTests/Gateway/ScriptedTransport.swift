import Payments
import Synchronization

/// Answers by a function and keeps what was sent.
final class ScriptedTransport: HTTPTransport {
    private let answer: @Sendable (HTTPRequest) throws(TransportFailure) -> HTTPResponse
    private let log = Mutex<[HTTPRequest]>([])

    init(_ answer: @escaping @Sendable (HTTPRequest) throws(TransportFailure) -> HTTPResponse) {
        self.answer = answer
    }

    var sent: [HTTPRequest] { log.withLock { $0 } }

    func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
        log.withLock { $0.append(request) }
        return try answer(request)
    }
}
