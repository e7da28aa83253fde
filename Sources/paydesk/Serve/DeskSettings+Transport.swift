#if CommandLineTool && Service && SQLite && Transport
import PaymentTransport

extension DeskSettings {
    var transport: TransportSettings { TransportSettings(maximumConnectionsPerHost: connectionsPerHost) }

    /// All accounts share one transport, and any of them may call one host: were there fewer connections to it than all need, starts that
    /// hang would leave none for questions. A transport takes no more than 1,024.
    var connectionsPerHost: Int { min(DescriptorReserve.ofGateway * max(gateways.count, 1), 1_024) }
}
#endif
