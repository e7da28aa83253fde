#if Service
import NIOCore
import NIOHTTP1

/// Holds one connection to its bounds: heads and bodies come in time and no longer than allowed, few requests at once, and what is sent
/// is taken. Who does not keep to them is closed; nobody else waits for it.
///
/// It stands behind the HTTP decoder, which bounds heads by itself.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// How long somebody who is sent away may take to go.
    private static let lastMilliseconds: Int64 = 2_000

    private let connections: ConnectionLimit
    private var limits: ServiceLimits { connections.limits }
    private var isCounted = false
    private var hasRoom = true
    private var state = ConnectionState()
    private var isLeaving = false
    private var isBrokenOff = false
    private var reading = ConnectionDeadline()
    private var writing = ConnectionDeadline()

    init(_ connections: ConnectionLimit) { self.connections = connections }

    func handlerAdded(context: ChannelHandlerContext) {
        isCounted = true
        hasRoom = connections.opened()
        if !hasRoom { connections.turnAway(.connections) }
        wait(hasRoom ? limits.headMilliseconds : min(limits.headMilliseconds, Self.lastMilliseconds), context)
    }

    func handlerRemoved(context: ChannelHandlerContext) { end() }

    func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = unwrapInboundIn(data)
        switch part {
        case .head(let head):
            guard hasRoom else { return refuse(head, context) }
            guard !state.isOver else { return }
            guard state.beginRequest(pipelined: limits.pipelined) else { return breakOff(context) }
            waitForBody(context)
        case .body(let bytes):
            guard state.take(bytes.readableBytes, limit: limits.bodyBytes) else { return }
            if state.isUnheard { return hangUp(context) }
        case .end:
            // Who is sent away must go, whatever it goes on to send.
            guard state.endRequest() else { return }
            reading.lift()
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        context.write(data, promise: promise)
        guard case .end = unwrapOutboundIn(data) else { return }
        if state.endResponse() {
            hangUp(context)
        } else if !state.isOver {
            // While others are answered a body may be left unread; its time begins when its turn comes.
            waitForBody(context)
            if state.waiting == 0 { wait(limits.idleMilliseconds, context) }
        }
    }

    /// Who closes the way out wants the client to get what was written.
    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        guard mode == .output else { return context.close(mode: mode, promise: promise) }
        state.end()
        hangUp(context)
        promise?.succeed()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable {
            writing.lift()
            waitForBody(context)
        } else {
            writing.set(milliseconds: limits.writeMilliseconds, context.channel)
            if state.isClientsTurn, !isLeaving { reading.lift() }
        }
        context.fireChannelWritabilityChanged()
    }

    /// There are too many: says so to the first request, as any other failure is told, and closes.
    private func refuse(_ request: HTTPRequestHead, _ context: ChannelHandlerContext) {
        guard state.beginRefusal() else { return }
        let body = ByteBuffer(string: Problem(.overloaded).body)
        let fields: HTTPHeaders = [
            "Connection": "close", "Content-Length": String(body.readableBytes), "Content-Type": Problem.mediaType,
            "Retry-After": "1",
        ]
        let head = HTTPResponseHead(version: .http1_1, status: .serviceUnavailable, headers: fields)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if request.method != .HEAD { context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil) }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        hangUp(context)
    }

    /// What is answered already goes out, if there is room for it.
    private func breakOff(_ context: ChannelHandlerContext) {
        guard !isBrokenOff else { return }
        isBrokenOff = true
        connections.turnAway(.pipelined)
        context.flush()
        context.close(promise: nil)
    }

    /// Lets the client take and read the answer before the connection goes: where the client has closed its side, closing drops what
    /// is not sent yet, and closing with bytes unread would reset the connection.
    private func hangUp(_ context: ChannelHandlerContext) {
        guard !isLeaving else { return }
        isLeaving = true
        wait(limits.writeMilliseconds, context)
        // An empty piece is sent when all before it is.
        let sent = context.eventLoop.makePromise(of: Void.self)
        context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(ByteBuffer()))), promise: sent)
        sent.futureResult.assumeIsolated().whenSuccess { [self] in
            wait(min(limits.bodyMilliseconds, Self.lastMilliseconds), context)
            context.close(mode: .output, promise: nil)
        }
    }

    /// Who has not taken what was answered is not read, and has time for that first.
    private func waitForBody(_ context: ChannelHandlerContext) {
        if state.isClientsTurn, !isLeaving, context.channel.isWritable { wait(limits.bodyMilliseconds, context) }
    }

    private func wait(_ milliseconds: Int64, _ context: ChannelHandlerContext) {
        reading.set(milliseconds: milliseconds, context.channel)
    }

    private func end() {
        reading.end()
        writing.end()
        if isCounted { connections.closed() }
        isCounted = false
    }
}

@available(*, unavailable)
extension ConnectionGuard: Sendable {}
#endif
