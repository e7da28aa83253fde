#if Service
import NIOCore
import NIOEmbedded
import NIOHTTP1
import NIOPosix
import Testing

@testable import PaymentService

@Suite("How much is read and when it is sent")
struct BackpressureTests {
    private let client = ReadCounter()
    private let channel: EmbeddedChannel

    init() throws {
        let loop = EmbeddedEventLoop()
        let handler = RequestHandler(
            { request, _ in .now(WholeAnswer(.ok, [:], body: ByteBuffer(string: request.head.uri))) }, bodyLimit: 10,
            dates: DateLine(MovableTime(Desk.opening)), executor: LoopExecutor(loop), underWay: RequestUnderWay())
        channel = EmbeddedChannel(handlers: [client, handler], loop: loop)
        try channel.connect(to: SocketAddress(unixDomainSocketPath: "/desk")).wait()
    }

    private func ask(_ path: String) throws {
        try channel.writeInbound(HTTPServerRequestPart.head(HTTPRequestHead(version: .http1_1, method: .GET, uri: path)))
        try channel.writeInbound(HTTPServerRequestPart.end(nil))
    }

    private func answered() throws -> [String] {
        var bodies: [String] = []
        while let part = try channel.readOutbound(as: HTTPServerResponsePart.self) {
            if case .body(.byteBuffer(let body)) = part { bodies.append(String(buffer: body)) }
        }
        return bodies
    }

    @Test("A client that does not take its answers is not read until it does")
    func unwritable() throws {
        channel.read()
        #expect(client.reads == 1)
        channel.isWritable = false
        channel.pipeline.fireChannelWritabilityChanged()
        channel.read()
        #expect(client.reads == 1)
        channel.isWritable = true
        channel.pipeline.fireChannelWritabilityChanged()
        #expect(client.reads == 2)
        // Nobody wants to read on now.
        channel.pipeline.fireChannelWritabilityChanged()
        #expect(client.reads == 2)
    }

    @Test("Answers to what came together go out together, at the end of the loop's turn")
    func together() throws {
        try ask("/a")
        try ask("/b")
        #expect(try answered() == [] && client.flushes == 0)
        channel.embeddedEventLoop.run()
        #expect(try answered() == ["/a", "/b"] && client.flushes == 1)
        try ask("/c")
        channel.embeddedEventLoop.run()
        #expect(try answered() == ["/c"] && client.flushes == 2)
    }
}

/// Where the connection's other end would be.
private final class ReadCounter: ChannelOutboundHandler {
    typealias OutboundIn = HTTPServerResponsePart

    private(set) var reads = 0
    private(set) var flushes = 0

    func read(context: ChannelHandlerContext) {
        reads += 1
        context.read()
    }

    func flush(context: ChannelHandlerContext) {
        flushes += 1
        context.flush()
    }
}
#endif
