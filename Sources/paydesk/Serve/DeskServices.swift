#if CommandLineTool && Service && SQLite && Transport
import PaymentDispatcher
import PaymentTransport
import ServiceLifecycle

/// Everything that becomes due, until the desk shuts down.
struct WorkService: Service {
    let dispatcher: PaymentDispatcher

    func run() async throws {
        await cancelWhenGracefulShutdown { await dispatcher.run() }
    }
}

/// Connections to the outside, closed when nobody needs them any more.
struct TransportService: Service {
    let transport: AsyncHTTPTransport

    func run() async throws {
        try? await gracefulShutdown()
        try await transport.shutdown()
    }
}
#endif
