#if Dispatcher
internal import Logging
internal import Payments
internal import Synchronization

/// Endpoints that answered 410: nothing more is sent there, as Standard Webhooks wants it, until somebody asks for redelivery or the
/// process starts again. Each for itself.
final class GoneEndpoints: Sendable {
    private let ids = Mutex<Set<EndpointID>>([])

    func contains(_ endpoint: EndpointID) -> Bool { ids.withLock { $0.contains(endpoint) } }

    /// - Returns: whether that is news.
    func add(_ endpoint: EndpointID) -> Bool { ids.withLock { $0.insert(endpoint).inserted } }

    /// - Returns: whether it was gone.
    func remove(_ endpoint: EndpointID) -> Bool { ids.withLock { $0.remove(endpoint) != nil } }
}

extension Desk {
    func stopTelling(_ endpoint: EndpointID) {
        guard goneEndpoints.add(endpoint) else { return }
        count(.endpointsGone, endpoint.text)
        log(.warning, "an endpoint is gone and is told nothing until somebody asks for redelivery", [.endpoint: endpoint.text])
    }

    /// Somebody asked: every endpoint is told again, and may say again that it is gone.
    func tellEndpointsAgain() {
        for endpoint in settings.endpoints where goneEndpoints.remove(endpoint.id) {
            log(.notice, "an endpoint that was gone is told again", [.endpoint: endpoint.id.text])
        }
    }
}
#endif
