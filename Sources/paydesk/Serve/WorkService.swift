#if CommandLineTool && Service && SQLite && Transport
import PaymentDispatcher
import ServiceLifecycle

/// Everything that becomes due, until the desk shuts down.
struct WorkService: Service {
    let dispatcher: PaymentDispatcher
    let shutdown: ShutdownTime

    func run() async throws {
        await cancelWhenGracefulShutdown { await dispatcher.run { shutdown.leftForWork() } }
    }
}
#endif
