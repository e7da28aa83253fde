#if Service
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// A listening socket whose connections speak HTTP/1.1 within bounds.
enum Listener {
    typealias Incoming = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>
    /// Connections come as plain channels and read nothing before they are served: one that nobody gets to serve, because the
    /// listener ended, may then simply be let go.
    typealias Socket = NIOAsyncChannel<any Channel, Never>

    /// More than any browser or adapter sends.
    private static let mostHeaderFields = 100

    static func bind(host: String, port: Int, _ settings: SimulatorServerSettings) async throws -> Socket {
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = settings.maximumHeaderBytes
        limits.maxHeaderListSize = settings.maximumHeaderBytes
        limits.maxHeaderFieldCount = mostHeaderFields
        let bounds = limits
        return try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 256)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.autoRead, value: false)
            .bind(host: host, port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.configureHTTPServerPipeline(
                        withErrorHandling: true, withEncoderConfiguration: .init(), withDecoderLimitConfiguration: bounds)
                    try pipeline.addHandler(RequestDeadline(.seconds(settings.requestSeconds)))
                    return channel
                }
            }
    }

    /// Lets a connection's bytes in.
    static func open(_ channel: any Channel) async throws -> Incoming {
        try await channel.eventLoop.submit { try Incoming(wrappingChannelSynchronously: channel) }.get()
    }
}
#endif
