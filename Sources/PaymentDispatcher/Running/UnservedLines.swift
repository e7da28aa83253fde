#if Dispatcher
import Logging
import Payments

/// What waits in a line that nobody serves.
private enum UnservedKind: String { case check, adoption, delivery }

extension Desk {
    /// Says which work waits for a gateway or an endpoint that nobody configured: it was renamed or taken away, and what was begun there is
    /// never asked about, or told, until it is back.
    func tellUnservedLines() async {
        let queues: [WorkQueue]
        do throws(OrderStoreError) {
            queues = try await store.queues()
        } catch {
            return complain(error)
        }
        for queue in queues {
            guard let (kind, name) = unserved(queue) else { continue }
            count(.unserved, kind.rawValue, name)
            log(
                .warning, "work waits for a gateway or an endpoint that is not configured: bring it back, under its name",
                kind == .delivery ? [.endpoint: name] : [.gateway: name])
        }
    }

    private func unserved(_ queue: WorkQueue) -> (kind: UnservedKind, name: String)? {
        switch queue {
        case .apply, .clock: nil
        case .check(let gateway): gateways[gateway] == nil ? (.check, gateway.text) : nil
        case .adoption(let gateway): gateways[gateway] is any AdoptingGateway ? nil : (.adoption, gateway.text)
        case .delivery(let endpoint):
            webhooks == nil || !settings.endpoints.contains { $0.id == endpoint } ? (.delivery, endpoint.text) : nil
        }
    }
}
#endif
