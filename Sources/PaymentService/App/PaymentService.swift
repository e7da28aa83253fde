#if Service
public import Hummingbird
public import Logging
import Metrics
import NIOCore
public import PaymentDispatcher
public import Payments
import Tracing

/// The desk over HTTP: the merchant's API, the gateways' callbacks, the payer's and the operator's pages.
public struct PaymentService: Sendable {
    let dispatcher: PaymentDispatcher
    let settings: ServiceSettings
    let time: any TimeSource
    let logger: Logger

    /// - Parameters:
    ///   - dispatcher: does everything; its `run()` is the caller's business.
    ///   - settings: who may ask, and how much.
    ///   - time: where "now" comes from, for sessions and readiness. Orders go by the dispatcher's.
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
    /// Whoever traces bootstraps that before: whether each request gets a span is settled here.
    ///
    /// - Parameters:
    ///   - address: where to listen.
    ///   - onListening: is told the port once connections are taken.
    public func application(
        listeningAt address: BindAddress = .hostname("127.0.0.1", port: 8080),
        onListening: @escaping @Sendable (Int?) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        let factory: any MetricsFactory = settings.metrics ?? MetricsSystem.factory
        let connections = ConnectionLimit(settings.limits, TurnedAway(factory: factory, time: time, logger: logger))
        let frame = RequestFrame(
            gate: AdmissionGate(limit: settings.limits.requests), meter: RequestMeter(factory: factory), logger: logger)
        let api = OrderAPI(dispatcher: dispatcher, settings: settings)
        // Who traces wants a span for each request, which the router's way has.
        let prompt = InstrumentationSystem.tracer is NoOpTracer ? PromptReads(api: api, frame: frame) : nil
        let responder = router(api, frame).buildResponder()
        return DeskApplication(
            responder: responder,
            configuration: ApplicationConfiguration(
                address: address, backlog: 1_024, availableConnectionsDelegate: connections.accepting(logger)),
            logger: logger,
            channel: RequestChannel(
                connections: connections, dates: DateLine(time),
                answering: Answering(atOnce: { request in prompt?.answer(request) }, inTime: Self.inTime(responder, logger))),
            onListening: onListening)
    }

    private static func inTime(
        _ responder: RouterResponder<DeskContext>, _ logger: Logger
    ) -> @Sendable (WholeRequest, any Channel) async -> Response {
        { request, channel in
            guard let request = request.request else { return Problem(.malformedRequest).response }
            let context = DeskContext(source: ApplicationRequestContextSource(channel: channel, logger: logger))
            // The middleware makes an answer of all that fails.
            return (try? await responder.respond(to: request, context: context)) ?? Problem(.internalError).response
        }
    }

    private func router(_ api: OrderAPI, _ frame: RequestFrame) -> Router<DeskContext> {
        let router = Router(context: DeskContext.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: RequestMiddleware(frame: frame))
        var routes = RouteTable()
        addAPI(api, to: &routes)
        addCallbacks(to: &routes)
        addReturn(to: &routes)
        addCheckout(to: &routes)
        addLive(to: &routes)
        addDesk(to: &routes)
        addHealth(to: &routes)
        routes.register(on: router)
        return router
    }

    private func addAPI(_ api: OrderAPI, to routes: inout RouteTable) {
        for operation in APIOperation.allCases {
            routes.on(operation.method, operation.path) { request, context in
                try await api.answer(operation, request, context)
            }
        }
    }
}
#endif
