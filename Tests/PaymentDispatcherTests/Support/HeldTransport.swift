#if Dispatcher
import Payments
import Synchronization

/// Lets a test do something between the moment in which a gateway acted and the moment in which we hear of it.
final class HeldTransport: Sendable {
    private let next = Mutex<(@Sendable () async -> Void)?>(nil)

    /// `body` runs once, behind the next answer and before it is handed on.
    func afterNext(_ body: @escaping @Sendable () async -> Void) { next.withLock { $0 = body } }

    func wrapping(_ base: any HTTPTransport) -> any HTTPTransport { Wrapped(held: self, base: base) }

    private struct Wrapped: HTTPTransport {
        let held: HeldTransport
        let base: any HTTPTransport

        func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
            let response = try await base.send(request)
            let body = held.next.withLock { next in
                defer { next = nil }
                return next
            }
            await body?()
            return response
        }
    }
}
#endif
