#if Service
public import GatewaySimulator
public import Logging
internal import NIOCore
internal import NIOPosix
public import Payments
public import ServiceLifecycle

/// Both simulated gateways on a real port: what an adapter calls, what a payer clicks through, and `/control` for tests in any
/// language. Faults are real on the wire: a reset is a TCP reset, a cut body promises more than comes.
public final class SimulatorServer: Service {
    /// For tests in Swift that share the process.
    public let simulator: GatewaySimulator
    public let clock: SimulatorClock

    private let settings: SimulatorServerSettings
    private let site: Site
    private let door = Door()
    private let logger: Logger

    /// - Parameters:
    ///   - gateways: the gateways, and how payers and faults behave.
    ///   - settings: where to listen, and what is let through.
    ///   - clock: the gateways' clock.
    ///   - transport: carries the gateways' messages to the merchant.
    ///   - logger: gets one line a message that could not be delivered.
    public init(
        _ gateways: SimulatorSettings, settings: SimulatorServerSettings = SimulatorServerSettings(),
        clock: SimulatorClock = SimulatorClock(), transport: any HTTPTransport, logger: Logger
    ) {
        simulator = GatewaySimulator(gateways, time: clock, merchantTime: clock.merchantTime)
        self.clock = clock
        self.settings = settings
        self.logger = logger
        let postman = Postman(
            simulator: simulator, clock: clock, transport: transport, rules: DeliveryRules(deliverTo: settings.deliverTo),
            logger: logger)
        site = Site(
            simulator: simulator, clock: clock, postman: postman, rules: OriginRules(hostNames: settings.hostNames),
            payers: gateways.payers)
    }

    /// Listens until the task is cancelled or the service group shuts down.
    ///
    /// - Throws: when the address cannot be listened on.
    public func run() async throws {
        try await run { _ in }
    }

    /// As ``run()``, telling the address at which the server can be reached, again after each outage.
    public func run(onListening: @escaping @Sendable (WebURL) -> Void) async throws {
        try await cancelWhenGracefulShutdown { [self] in
            try await withThrowingDiscardingTaskGroup { group in
                group.addTask { await self.site.postman.run() }
                try await self.listen(onListening)
                group.cancelAll()
            }
        }
    }

    /// Returns when every message that is due now was sent and answered.
    public func settle() async {
        await site.postman.settle()
    }

    private func listen(_ onListening: @Sendable (WebURL) -> Void) async throws {
        var port = settings.port
        while !Task.isCancelled {
            let listener = try await Listener.bind(host: settings.host, port: port, settings)
            port = listener.channel.localAddress?.port ?? port
            door.opened(listener.channel)
            if let address = address(port) { onListening(address) }
            await serve(listener)
            guard let seconds = door.takeOutage() else { return }
            try await settings.pause(seconds)
        }
    }

    private func serve(_ listener: Listener.Socket) async {
        let openings = Openings(limit: settings.maximumConnections)
        do {
            try await listener.executeThenClose { connections in
                try await withThrowingDiscardingTaskGroup { group in
                    for try await connection in connections {
                        guard openings.enter() else {
                            connection.close(promise: nil)
                            continue
                        }
                        group.addTask { [self] in
                            await Connection(connection, site: site, door: door, settings: settings).serve()
                            openings.leave()
                        }
                    }
                    group.cancelAll()
                }
            }
        } catch {
            logger.debug("the listener ended", metadata: ["reason": "\(type(of: error))"])
        }
    }

    private func address(_ port: Int) -> WebURL? {
        let everywhere = ["0.0.0.0", "::"].contains(settings.host)
        let host = everywhere ? "127.0.0.1" : settings.host.contains(":") ? "[\(settings.host)]" : settings.host
        return WebURL("http://\(host):\(port)")
    }
}
#endif
