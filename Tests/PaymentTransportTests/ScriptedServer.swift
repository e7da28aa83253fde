#if Transport
import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// What the server does once a whole request has arrived. With no step left it keeps the connection open and says nothing.
enum Step: Sendable {
    case send(String)
    /// Repeats the text until the peer goes away, as fast as it is taken. Kilobytes at a time: a write that the kernel takes
    /// at once leaves the loop no pause to do anything else.
    case sendForever(String)
    /// Repeats the text until the peer goes away, a hundred times a second.
    case drip(String)
    /// Ends the connection in order.
    case close
    /// Ends the connection with a TCP reset.
    case reset
}

/// A server on a loopback port that counts what arrives and answers as told. It speaks bytes, so it can speak them wrong.
final class ScriptedServer: Sendable {
    typealias Script = @Sendable (ReceivedRequest) -> [Step]

    let port: Int
    /// Apart from the transport's loops, so that a flood by the server holds up no timer of the client.
    static let loops = MultiThreadedEventLoopGroup(numberOfThreads: 2)

    private let listener: any Channel
    private let log: ServerLog

    private init(listener: any Channel, port: Int, log: ServerLog) {
        self.listener = listener
        self.port = port
        self.log = log
    }

    var requests: [ReceivedRequest] { log.requests }
    var connectionCount: Int { log.connectionCount }

    /// Returns when the next request has arrived, without asking how long that took.
    func nextRequest() async {
        for await _ in log.arrivals { return }
    }

    /// Runs `body` beside a server that is gone when `body` ends.
    static func run<Value>(
        tls: NIOSSLContext? = nil, script: @escaping Script, body: (ScriptedServer) async throws -> Value
    ) async throws -> Value {
        let log = ServerLog()
        let listener = try await ServerBootstrap(group: loops)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                log.connected(channel)
                return channel.eventLoop.makeCompletedFuture {
                    if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
                    try channel.pipeline.syncOperations.addHandler(ScriptHandler(script: script, log: log))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let server = ScriptedServer(listener: listener, port: listener.localAddress?.port ?? 0, log: log)
        let value: Value
        do {
            value = try await body(server)
        } catch {
            await server.stop()
            throw error
        }
        await server.stop()
        return value
    }

    private func stop() async {
        try? await listener.close()
        for channel in log.channels { try? await channel.close() }
    }
}

/// What the server saw; asked from tests, written from event loops.
final class ServerLog: Sendable {
    private struct State {
        var requests: [ReceivedRequest] = []
        var channels: [any Channel] = []
    }

    private let state = Mutex(State())
    let arrivals: AsyncStream<Void>
    private let arrived: AsyncStream<Void>.Continuation

    init() {
        (arrivals, arrived) = AsyncStream.makeStream()
    }

    var requests: [ReceivedRequest] { state.withLock { $0.requests } }
    var channels: [any Channel] { state.withLock { $0.channels } }
    var connectionCount: Int { channels.count }

    func connected(_ channel: any Channel) {
        state.withLock { $0.channels.append(channel) }
    }

    func received(_ request: ReceivedRequest) {
        state.withLock { $0.requests.append(request) }
        arrived.yield()
    }
}
#endif
