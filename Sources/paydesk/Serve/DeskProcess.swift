#if CommandLineTool && Service && SQLite && Transport
import Hummingbird
import Logging
import Metrics
import PaymentDispatcher
import PaymentService
import PaymentTransport
import Payments
import SQLiteOrderStore
import ServiceLifecycle
import Synchronization
import UnixSignals

/// The whole desk in one process: store, gateways, dispatcher and server, put together and taken apart in order.
struct DeskProcess {
    let settings: DeskSettings

    init(_ settings: DeskSettings) { self.settings = settings }

    func run() async throws {
        DescriptorLimit.raise()
        let level = settings.logLevel
        let metrics = PrometheusRegistry()
        MetricsSystem.bootstrap(metrics)
        let lost = Counter(label: "paydesk_log_lines_lost_total", factory: metrics)
        let output = LossyOutput(descriptor: LossyOutput.standardError.descriptor, lost: lost)
        LoggingSystem.bootstrap { label in LogLine(label: label, level: level, output: output) }
        let logger = Logger(label: "paydesk")
        for name in settings.strangers {
            logger.warning("a variable is not a setting; is it misspelt?", metadata: [LogField.field.rawValue: .string(name)])
        }
        for account in settings.gateways {
            for rehearsal in account.rehearsals {
                logger.warning("\(rehearsal.rawValue)", metadata: [LogField.gateway.rawValue: .string(account.id.text)])
            }
        }
        let store = try await open(logger)
        defer { store.close() }
        // Connections to the outside are closed when nobody works any more.
        try await AsyncHTTPTransport.withTransport(settings.transport) { transport in
            try await serve(try dispatcher(store, transport, logger), metrics, logger)
        }
    }

    private func serve(_ dispatcher: PaymentDispatcher, _ metrics: PrometheusRegistry, _ logger: Logger) async throws {
        let reserve = DescriptorReserve(gateways: settings.gateways.count, endpoints: settings.endpoints.count)
        let service = PaymentService(
            dispatcher: dispatcher,
            settings: ServiceSettings(
                keys: settings.keys, publicURL: settings.publicURL, shopName: settings.shopName,
                limits: DescriptorLimit.held(ServiceLimits(), reserve), metrics: metrics,
                metricsAccess: settings.metricsAccess),
            logger: logger)
        let start = Start()
        let application = service.application(
            listeningAt: .hostname(settings.listen.host, port: settings.listen.port),
            onListening: { port in
                start.isListening.store(true, ordering: .relaxed)
                logger.notice(
                    "listening",
                    metadata: [
                        LogField.port.rawValue: "\(port ?? 0)",
                        LogField.store.rawValue: "SQLite \(SQLiteOrderStore.libraryVersion)",
                    ])
            })
        // They end one after another from the last to the first: first nobody comes in any more, then work under way ends.
        let shutdown = ShutdownTime(SystemTimeSource())
        var configuration = ServiceGroupConfiguration(
            services: [
                WorkService(dispatcher: dispatcher, shutdown: shutdown), MarkingService(base: application, shutdown: shutdown),
            ],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        // What is left then is durable and goes on at the next start.
        configuration.maximumGracefulShutdownDuration = ShutdownTime.most
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch {
            throw start.isListening.load(ordering: .relaxed) ? DeskProcessError.stopped("\(type(of: error))") : .address
        }
    }

    private func open(_ logger: Logger) async throws -> SQLiteOrderStore {
        let path = settings.databasePath
        do throws(OrderStoreError) {
            return try await SQLiteOrderStore.open(SQLiteStoreSettings(path: path))
        } catch {
            guard error.kind == .inUse else { throw DeskProcessError.store(error) }
        }
        logger.notice("another process serves the database; waiting until it is gone")
        do throws(OrderStoreError) {
            return try await SQLiteOrderStore.open(
                SQLiteStoreSettings(path: path, whenInUse: .standBy(everyMilliseconds: 250)))
        } catch {
            throw DeskProcessError.store(error)
        }
    }

    private func dispatcher(
        _ store: SQLiteOrderStore, _ transport: AsyncHTTPTransport, _ logger: Logger
    ) throws -> PaymentDispatcher {
        let time = SystemTimeSource()
        return try PaymentDispatcher(
            store: store, gateways: settings.gateways.map { $0.gateway(transport, time) },
            settings: settings.dispatcher, time: time, webhooks: transport, logger: logger)
    }
}

/// How far the server has come.
private final class Start: Sendable {
    let isListening = Atomic(false)
}

/// The desk could not start, or had to stop.
enum DeskProcessError: Error, CustomStringConvertible {
    case store(OrderStoreError)
    /// Somebody else listens there, or nobody may.
    case address
    /// Names the kind of error; its text might hold anything.
    case stopped(String)

    var description: String {
        switch self {
        case .store(let error): "PAYDESK_DATABASE: \(error)"
        case .address: "PAYDESK_LISTEN: nobody can listen there"
        case .stopped(let kind): "stopped by an error (\(kind))"
        }
    }

    var exitCode: Int32 { 3 }
}
#endif
