#if Service
import Hummingbird
import Logging
import NIOCore
import NIOPosix

@testable import PaymentService

/// The service's connections on a port, with answers that a test gives.
struct Switchboard: Sendable {
    let requests: RequestChannel
    let port: Int?
    private let server: any Channel
    private let opened: AsyncStream<RequestChannel.Value>

    /// With answers that all take a task.
    static func open<Result>(
        _ answer: @escaping @Sendable (Request, any Channel) async -> Response, _ body: (Switchboard) async throws -> Result
    ) async throws -> Result {
        try await open(
            answering: Answering(
                atOnce: { _ in nil },
                inTime: { request, channel in
                    guard let request = request.request else { return Problem(.malformedRequest).response }
                    return await answer(request, channel)
                }), body)
    }

    static func open<Result>(
        answering: Answering, _ body: (Switchboard) async throws -> Result
    ) async throws -> Result {
        // Who waits here waits for what a test does.
        let limits = ServiceLimits(headMilliseconds: 600_000, bodyMilliseconds: 600_000, idleMilliseconds: 600_000)
        let requests = RequestChannel(
            connections: ConnectionLimit(limits), dates: DateLine(MovableTime(Desk.opening)), answering: answering)
        let (opened, told) = AsyncStream.makeStream(of: RequestChannel.Value.self)
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { channel in
                requests.setup(channel: channel, logger: quiet).map { value in _ = told.yield(value) }
            }
            .bind(host: "localhost", port: 0).get()
        let board = Switchboard(requests: requests, port: server.localAddress?.port, server: server, opened: opened)
        let result: Result
        do { result = try await body(board) } catch {
            try await server.close()
            throw error
        }
        try await server.close()
        return result
    }

    /// The next connection that somebody opens.
    func connection() async throws -> RequestChannel.Value { try await required(opened.first { _ in true }) }

    /// Waits for a connection as the server does.
    func attend(_ connection: RequestChannel.Value) async { await requests.handle(value: connection, logger: Self.quiet) }

    /// Tells a connection that the desk shuts down; it knows when this returns.
    func quiesce(_ connection: RequestChannel.Value) async throws {
        let channel = connection.channel
        try await channel.eventLoop.submit {
            channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        }.get()
    }

    private static let quiet = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
}
#endif
