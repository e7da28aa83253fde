#if Service
public import Hummingbird
public import Logging
import Metrics
public import PaymentDispatcher
public import Payments

/// The desk over HTTP: the merchant's API, the gateways' callbacks, the payer's and the operator's pages.
public struct PaymentService: Sendable {
    let dispatcher: PaymentDispatcher
    let settings: ServiceSettings
    let time: any TimeSource
    let logger: Logger

    /// - Parameters:
    ///   - dispatcher: does everything; its `run()` is the caller's business.
    ///   - settings: who may ask, and how much.
    ///   - time: where "now" comes from, for sessions and readiness.
    ///   - logger: gets one line a request.
    public init(
        dispatcher: PaymentDispatcher, settings: ServiceSettings, time: any TimeSource = SystemTimeSource(),
        logger: Logger = Logger(label: "paydesk.service")
    ) {
        self.dispatcher = dispatcher
        self.settings = settings
        self.time = time
        self.logger = logger
    }

    /// The application as it is served and as it is tested: run it in a service group.
    ///
    /// - Parameters:
    ///   - address: where to listen.
    ///   - onListening: is told the port once connections are taken.
    public func application(
        listeningAt address: BindAddress = .hostname("127.0.0.1", port: 8080),
        onListening: @escaping @Sendable (Int?) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        let connections = ConnectionLimit(settings.limits)
        let responder = router().buildResponder()
        return DeskApplication(
            responder: responder,
            configuration: ApplicationConfiguration(
                address: address, backlog: 1_024, availableConnectionsDelegate: connections.accepting(logger)),
            logger: logger,
            channel: RequestChannel(connections: connections, dates: DateLine(time)) { [logger] request, channel in
                let context = DeskContext(source: ApplicationRequestContextSource(channel: channel, logger: logger))
                // The middleware makes an answer of all that fails.
                return (try? await responder.respond(to: request, context: context)) ?? Problem(.internalError).response
            },
            onListening: onListening)
    }

    private func router() -> Router<DeskContext> {
        let router = Router(context: DeskContext.self, options: [.autoGenerateHeadEndpoints])
        let meter = RequestMeter(factory: settings.metrics ?? MetricsSystem.factory)
        router.add(
            middleware: RequestMiddleware(gate: AdmissionGate(limit: settings.limits.requests), meter: meter, logger: logger))
        var routes = RouteTable()
        addAPI(to: &routes)
        addCallbacks(to: &routes)
        addReturn(to: &routes)
        addCheckout(to: &routes)
        addLive(to: &routes)
        addDesk(to: &routes)
        addHealth(to: &routes)
        routes.register(on: router)
        return router
    }

    private func addAPI(to routes: inout RouteTable) {
        let api = OrderAPI(dispatcher: dispatcher, settings: settings)
        for operation in APIOperation.allCases {
            routes.on(operation.method, operation.path) { request, context in
                try await api.answer(operation, request, context)
            }
        }
    }
}
#endif
