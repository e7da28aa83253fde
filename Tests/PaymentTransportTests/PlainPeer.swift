#if Transport
import NIOCore
import NIOPosix

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A TCP peer for the time before any request: it reacts to the first bytes it gets, whatever they are.
enum PlainPeer {
    enum Manner: Sendable {
        case greet(String)
        case close
        case reset
        case silence
    }

    static func run(_ manner: Manner, body: (Int) async throws -> Void) async throws {
        try await run(manner) { port, _ in try await body(port) }
    }

    /// `body` gets the port and a way to wait for the first bytes.
    static func run(_ manner: Manner, body: (Int, () async -> Void) async throws -> Void) async throws {
        let (touched, touch) = AsyncStream<Void>.makeStream()
        let listener = try await ServerBootstrap(group: ScriptedServer.loops)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Handler(manner: manner, touch: touch))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        do {
            try await body(listener.localAddress?.port ?? 0) {
                for await _ in touched { return }
            }
        } catch {
            try? await listener.close()
            throw error
        }
        try await listener.close()
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let manner: Manner
        private let touch: AsyncStream<Void>.Continuation

        init(manner: Manner, touch: AsyncStream<Void>.Continuation) {
            self.manner = manner
            self.touch = touch
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            touch.yield()
            let channel = context.channel
            switch manner {
            case .greet(let text):
                channel.writeAndFlush(ByteBuffer(string: text), promise: nil)
            case .close:
                channel.close(promise: nil)
            case .reset:
                (channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenComplete { _ in
                    channel.close(promise: nil)
                }
            case .silence:
                break
            }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }
    }
}
#endif
