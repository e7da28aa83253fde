#if Service
import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import PaymentService

@Suite("What a connection is held to")
struct ConnectionGuardTests {
    private let client = ClientSide()
    private let channel: EmbeddedChannel

    init() throws {
        var limits = ServiceLimits()
        (limits.headMilliseconds, limits.bodyMilliseconds) = (100, 1_000)
        (limits.idleMilliseconds, limits.writeMilliseconds) = (5_000, 10_000)
        limits.bodyBytes = 10
        channel = EmbeddedChannel(handlers: [client, ConnectionGuard(ConnectionLimit(limits))])
        try channel.connect(to: SocketAddress(unixDomainSocketPath: "/desk")).wait()
    }

    private func pass(_ milliseconds: Int64) { channel.embeddedEventLoop.advanceTime(by: .milliseconds(milliseconds)) }

    /// It stays until then, and goes then.
    private func closes(after milliseconds: Int64, _ place: SourceLocation = #_sourceLocation) {
        pass(milliseconds - 1)
        #expect(channel.isActive, sourceLocation: place)
        pass(1)
        #expect(!channel.isActive, sourceLocation: place)
    }

    private func head() throws {
        try channel.writeInbound(
            HTTPServerRequestPart.head(HTTPRequestHead(version: .http1_1, method: .POST, uri: "/")))
    }

    private func end() throws { try channel.writeInbound(HTTPServerRequestPart.end(nil)) }

    private func answer() {
        channel.write(HTTPServerResponsePart.head(HTTPResponseHead(version: .http1_1, status: .ok)), promise: nil)
        channel.writeAndFlush(HTTPServerResponsePart.end(nil), promise: nil)
    }

    private func seen() throws -> Int {
        var count = 0
        while try channel.readInbound(as: HTTPServerRequestPart.self) != nil { count += 1 }
        return count
    }

    @Test("A first head comes in its time")
    func slowHead() {
        closes(after: 100)
    }

    @Test("So does a body")
    func slowBody() throws {
        try head()
        closes(after: 1_000)
    }

    @Test("An answer may take longer than anything else; the time between requests begins with its end")
    func slowAnswer() throws {
        try head()
        try end()
        pass(1_000_000)
        #expect(channel.isActive)
        answer()
        closes(after: 5_000)
    }

    @Test("A body that must wait for another's answer has its time when its turn comes")
    func waitingBody() throws {
        try head()
        try end()
        try head()
        pass(1_000_000)
        #expect(channel.isActive)
        answer()
        closes(after: 1_000)
    }

    @Test("Who closes the way out does so when all is sent; what the client sends on is not seen and keeps nothing open")
    func leaving() throws {
        try head()
        try end()
        #expect(try seen() == 2)
        client.takesNothing = true
        answer()
        channel.close(mode: .output, promise: nil)
        #expect(client.closes.isEmpty)
        client.takeAll()
        #expect(client.closes == [.output] && channel.isActive)
        try head()
        try end()
        #expect(try seen() == 0 && channel.isActive)
        pass(1_000)
        #expect(!channel.isActive)
    }

    @Test("The time for a body does not run while the client has first to take what was answered")
    func untakenBeforeBody() throws {
        try head()
        channel.isWritable = false
        channel.pipeline.fireChannelWritabilityChanged()
        pass(9_999)
        #expect(channel.isActive)
        channel.isWritable = true
        channel.pipeline.fireChannelWritabilityChanged()
        closes(after: 1_000)
    }

    @Test("Who asks too much at once is closed behind what is answered already")
    func tooMuch() throws {
        try head()
        try end()
        channel.write(HTTPServerResponsePart.head(HTTPResponseHead(version: .http1_1, status: .ok)), promise: nil)
        channel.write(HTTPServerResponsePart.end(nil), promise: nil)
        #expect(try channel.readOutbound(as: HTTPServerResponsePart.self) == nil)
        for _ in 0..<ServiceLimits().pipelined {
            try head()
            try end()
        }
        #expect(channel.isActive)
        try head()
        #expect(!channel.isActive && client.closes == [.all])
        #expect(try channel.readOutbound(as: HTTPServerResponsePart.self) != nil)
    }

    @Test("A client that takes nothing of a last answer is not waited for without end")
    func untaken() throws {
        try head()
        try end()
        client.takesNothing = true
        answer()
        channel.close(mode: .output, promise: nil)
        closes(after: 10_000)
    }

    @Test("Nor is one that does not take what is sent while it may still ask")
    func unwritable() throws {
        try head()
        try end()
        channel.isWritable = false
        channel.pipeline.fireChannelWritabilityChanged()
        pass(9_999)
        #expect(channel.isActive)
        channel.isWritable = true
        channel.pipeline.fireChannelWritabilityChanged()
        pass(1_000_000)
        #expect(channel.isActive)
        channel.isWritable = false
        channel.pipeline.fireChannelWritabilityChanged()
        pass(10_000)
        #expect(!channel.isActive)
    }

    @Test("After a body that was too long only its answer is sent, and the rest of the body keeps nothing open")
    func tooLong() throws {
        try head()
        try channel.writeInbound(HTTPServerRequestPart.body(ByteBuffer(repeating: 1, count: 11)))
        try channel.writeInbound(HTTPServerRequestPart.body(ByteBuffer(repeating: 1, count: 11)))
        #expect(try seen() == 2)
        answer()
        #expect(client.closes == [.output])
        try end()
        #expect(try seen() == 0)
        pass(1_000)
        #expect(!channel.isActive)
    }
}

/// Where the connection's other end would be: takes what is sent when it likes, and may be half closed.
private final class ClientSide: ChannelOutboundHandler {
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    var takesNothing = false
    private(set) var closes: [CloseMode] = []
    private var untaken: [EventLoopPromise<Void>] = []

    func takeAll() {
        takesNothing = false
        for promise in untaken { promise.succeed() }
        untaken = []
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard takesNothing else { return context.write(data, promise: promise) }
        if let promise { untaken.append(promise) }
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        closes.append(mode)
        guard mode == .all else {
            promise?.succeed()
            return
        }
        for promise in untaken { promise.fail(ChannelError.ioOnClosedChannel) }
        untaken = []
        context.close(mode: mode, promise: promise)
    }
}
#endif
