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
        let answering = Answering(
            atOnce: { request in WholeAnswer(.ok, [:], body: ByteBuffer(string: request.head.uri)) },
            inTime: { request, _ in .plain("by a task: " + request.head.uri) })
        let handler = RequestHandler(
            answering, bodyLimit: 10, dates: DateLine(MovableTime(Desk.opening)), executor: LoopExecutor(loop),
            underWay: RequestUnderWay())
        channel = EmbeddedChannel(handlers: [client, handler], loop: loop)
        try channel.connect(to: SocketAddress(unixDomainSocketPath: "/desk")).wait()
    }

    private func ask(_ path: String, _ fields: HTTPHeaders = [:]) throws {
        let head = HTTPRequestHead(version: .http1_1, method: .GET, uri: path, headers: fields)
        try channel.writeInbound(HTTPServerRequestPart.head(head))
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

    @Test("What comes after the last request is read and dropped, whether or not its answer is taken")
    func over() throws {
        try ask("/a", ["Connection": "close"])
        channel.isWritable = false
        channel.pipeline.fireChannelWritabilityChanged()
        channel.read()
        #expect(client.reads == 1)
    }

    @Test("Of what comes in one turn only so much is answered at once, and nothing while the client does not take it")
    func much() throws {
        for number in 0..<33 { try ask("/\(number)") }
        channel.embeddedEventLoop.run()
        let bodies = try answered()
        #expect(bodies == (0..<32).map { "/\($0)" } + ["by a task: /32"])
        try ask("/a")
        channel.isWritable = false
        channel.pipeline.fireChannelWritabilityChanged()
        // Much is to be sent, and what is ready need not wait for the end of the turn.
        #expect(try answered() == ["/a"])
        try ask("/b")
        channel.embeddedEventLoop.run()
        #expect(try answered() == ["by a task: /b"])
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
