#if Service
import NIOCore
import NIOHTTP1
import NIOPosix
import Payments
import Synchronization

/// A merchant's server that keeps what it is sent and answers with the status it was told.
final class MerchantServer: Sendable {
    struct Received: Sendable {
        let path: String
        let headers: [String: String]
        let body: [UInt8]

        var callback: Callback {
            Callback(path == "/return" ? .browserReturn : .server, body: body, contentType: headers["content-type"])
        }
    }

    private struct State {
        var port = 0
        var received: [Received] = []
        var statuses: [Int] = []
    }

    private let state = Mutex(State())

    func url(_ path: String) -> WebURL? { WebURL("http://127.0.0.1:\(state.withLock { $0.port })\(path)") }

    var received: [Received] { state.withLock { $0.received } }

    /// The next answers have these statuses; then it is 200 again.
    func answer(_ statuses: Int...) { state.withLock { $0.statuses = statuses } }

    static func run<Value: Sendable>(_ body: (MerchantServer) async throws -> Value) async throws -> Value {
        let server = MerchantServer()
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Clerk(server))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        server.state.withLock { $0.port = listener.localAddress?.port ?? 0 }
        do {
            let value = try await body(server)
            try await listener.close()
            return value
        } catch {
            try? await listener.close()
            throw error
        }
    }

    /// Takes in requests whole and answers them.
    private final class Clerk: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let server: MerchantServer
        private var head: HTTPRequestHead?
        private var body: [UInt8] = []

        init(_ server: MerchantServer) { self.server = server }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let received):
                head = received
                body = []
            case .body(let buffer): body += buffer.readableBytesView
            case .end:
                guard let head else { return }
                let status = HTTPResponseStatus(statusCode: server.note(head, body))
                let answer = HTTPResponseHead(version: .http1_1, status: status, headers: ["Content-Length": "0"])
                context.write(wrapOutboundOut(.head(answer)), promise: nil)
                context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            }
        }
    }

    private func note(_ head: HTTPRequestHead, _ body: [UInt8]) -> Int {
        let headers = Dictionary(head.headers.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { $1 })
        return state.withLock { state in
            state.received.append(Received(path: head.uri, headers: headers, body: body))
            return state.statuses.isEmpty ? 200 : state.statuses.removeFirst()
        }
    }
}
#endif
