#if Dispatcher
import Payments
import Synchronization

/// Passes everything on, and keeps the names of what was done.
final class CountingTransport: HTTPTransport {
    private let base: any HTTPTransport
    private let sent = Mutex<[String]>([])

    init(_ base: any HTTPTransport) { self.base = base }

    var operations: [String] { sent.withLock { $0 } }
    var count: Int { operations.count }

    func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
        sent.withLock { $0.append(request.operation) }
        return try await base.send(request)
    }
}
#endif
