#if Service
import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTPTypes

/// Puts the requests of one connection together, has them answered one after another, and sends what is answered.
///
/// A request costs one task. Between requests nothing runs for a connection; the one task that it has waits for its end.
final class RequestHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    typealias Answer = @Sendable (Request, any Channel) async -> Response

    private let answer: Answer
    private let dates: DateLine
    private let executor: LoopExecutor
    private let underWay: RequestUnderWay
    private var conversation: Conversation
    private var context: ChannelHandlerContext?
    private var isReadWanted = false
    /// The answer has no end yet: it goes on until it is told that nobody listens.
    private var isStreaming = false

    init(_ answer: @escaping Answer, bodyLimit: Int, dates: DateLine, executor: LoopExecutor, underWay: RequestUnderWay) {
        self.answer = answer
        self.dates = dates
        self.executor = executor
        self.underWay = underWay
        conversation = Conversation(bodyLimit: bodyLimit)
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) { follow(conversation.take(unwrapInboundIn(data))) }

    /// A client that sends on and on without waiting for answers is read no faster than it is answered.
    func read(context: ChannelHandlerContext) {
        isReadWanted = conversation.hasEnoughToDo
        if !isReadWanted { context.read() }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is ChannelShouldQuiesceEvent:
            follow(conversation.quiesce())
            endStream()
        case ChannelEvent.inputClosed:
            follow(conversation.inputEnded())
            endStream()
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if error is IOError { context.close(promise: nil) } else { follow(conversation.broke()) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        conversation.closed()
        endStream()
        context.fireChannelInactive()
    }

    private func follow(_ turn: Conversation.Turn) {
        guard let context else { return }
        switch turn {
        case .wait: break
        case .answer(let request): begin(request, context)
        case .refuse:
            let fields: HTTPFields = [.connection: "close", .contentLength: "0", .date: dates.text]
            context.write(wrapOutboundOut(.head(HTTPResponse(status: .badRequest, headerFields: fields))), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            context.close(mode: .output, promise: nil)
        // The guard sees to it that the client gets all that was written.
        case .hangUp: context.close(mode: .output, promise: nil)
        }
    }

    private func endStream() { if isStreaming, conversation.isCalledOff { underWay.cancel() } }

    private func begin(_ request: WholeRequest, _ context: ChannelHandlerContext) {
        let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
        let (answer, channel, isBodyless) = (answer, context.channel, request.head.method == .head)
        let request = Request(head: request.head, body: RequestBody(buffer: request.body))
        underWay.begin(
            Task(executorPreference: executor) {
                var response = await answer(request, channel)
                if isBodyless { response = response.createHeadResponse() }
                connection.value.sendHead(of: response)
                do {
                    try await response.body.write(AnswerWriter(connection))
                    connection.value.ended()
                } catch {
                    connection.value.breakOff()
                }
            })
    }

    // MARK: Answers, on the loop

    private func sendHead(of response: Response) {
        var head = response.head
        head.headerFields[.date] = dates.text
        if conversation.isEnding { head.headerFields[.connection] = "close" }
        isStreaming = response.body.contentLength == nil
        context?.write(wrapOutboundOut(.head(head)), promise: nil)
        // It was called off before it began.
        endStream()
    }

    /// - Returns: when the client has taken it, for an answer without a known end; else at once.
    /// - Throws: when the connection of such an answer is gone, which would not end otherwise.
    fileprivate func send(_ bytes: ByteBuffer) throws -> EventLoopFuture<Void>? {
        guard isStreaming else {
            context?.write(wrapOutboundOut(.body(bytes)), promise: nil)
            return nil
        }
        guard let context else { throw ChannelError.ioOnClosedChannel }
        return context.writeAndFlush(wrapOutboundOut(.body(bytes)))
    }

    fileprivate func sendEnd(_ trailers: HTTPFields?) {
        context?.writeAndFlush(wrapOutboundOut(.end(trailers)), promise: nil)
    }

    private func ended() {
        isStreaming = false
        underWay.end()
        follow(conversation.answered())
        if isReadWanted, !conversation.hasEnoughToDo {
            isReadWanted = false
            context?.read()
        }
    }

    /// Half an answer must not look like a whole one.
    private func breakOff() {
        context?.close(promise: nil)
        ended()
    }
}

@available(*, unavailable)
extension RequestHandler: Sendable {}

/// Takes one answer's body.
private struct AnswerWriter: ResponseBodyWriter {
    private let connection: NIOLoopBound<RequestHandler>

    init(_ connection: NIOLoopBound<RequestHandler>) { self.connection = connection }

    mutating func write(_ buffer: ByteBuffer) async throws { try await connection.value.send(buffer)?.get() }

    consuming func finish(_ trailers: HTTPFields?) async throws { connection.value.sendEnd(trailers) }
}
#endif
