#if Service
/// How the simulated gateways' server listens and what it lets through.
public struct SimulatorServerSettings: Sendable {
    /// The address to listen on. Whoever reaches it is payer, bank and merchant's console at once: leave it on loopback, or on a
    /// network of nothing but tests.
    public var host: String
    /// 0 takes any free port.
    public var port: Int
    /// Further names under which a browser may ask for pages and for `/control`. Loopback names always may; any other name in a
    /// request's `Host` is how a foreign page would come in through a name of its own.
    public var hostNames: Set<String>
    /// Hosts outside this machine to which messages may be sent, lower case. A merchant's notify address anywhere else is
    /// never called.
    public var deliverTo: Set<String>
    /// Of one request, without its headers.
    public var maximumBodyBytes: Int
    /// Names and values of one request's headers together.
    public var maximumHeaderBytes: Int
    /// How long a connection may take to send one whole request, and may idle between two.
    public var requestSeconds: Int64
    public var maximumConnections: Int
    /// How a slow answer waits. A test passes one that it ends by itself.
    public var pause: @Sendable (_ seconds: Int64) async throws -> Void

    public init(
        host: String = "127.0.0.1", port: Int = 0, hostNames: Set<String> = [], deliverTo: Set<String> = [],
        maximumBodyBytes: Int = 64 << 10, maximumHeaderBytes: Int = 32 << 10, requestSeconds: Int64 = 60,
        maximumConnections: Int = 512,
        pause: @escaping @Sendable (_ seconds: Int64) async throws -> Void = { try await Task.sleep(for: .seconds($0)) }
    ) {
        self.host = host
        self.port = port
        self.hostNames = hostNames
        self.deliverTo = deliverTo
        self.maximumBodyBytes = maximumBodyBytes
        self.maximumHeaderBytes = maximumHeaderBytes
        self.requestSeconds = requestSeconds
        self.maximumConnections = maximumConnections
        self.pause = pause
    }
}
#endif
