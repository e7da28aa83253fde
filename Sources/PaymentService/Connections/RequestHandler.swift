#if Service
import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1

/// Puts the requests of one connection together, has them answered one after another, and sends what is answered.
///
/// A request that must wait for something costs one task. Between requests nothing runs for a connection; the one task that it has waits
/// for its end.
final class RequestHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// Answers given at once in one turn of the loop: whoever sends more together lets others have their turn.
    private static let mostAtOnce = 32

    private let answering: Answering
    private let dates: DateLine
    private let executor: LoopExecutor
    private let underWay: RequestUnderWay
    private var conversation: Conversation
    private var context: ChannelHandlerContext?
    private var isReadWanted = false
    /// The answer has no end yet: it goes on until it is told that nobody listens.
    private var isStreaming = false
    private var isFlushPlanned = false
    private var answeredAtOnce = 0

    init(_ answering: Answering, bodyLimit: Int, dates: DateLine, executor: LoopExecutor, underWay: RequestUnderWay) {
        self.answering = answering
        self.dates = dates
        self.executor = executor
        self.underWay = underWay
        conversation = Conversation(bodyLimit: bodyLimit)
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) { follow(conversation.take(unwrapInboundIn(data))) }

    /// A client that sends on and on is read no faster than it is answered, and takes the answers.
    func read(context: ChannelHandlerContext) {
        isReadWanted = isReadingHeld(context)
        if !isReadWanted { context.read() }
    }

    /// What comes when nothing more is answered is read and dropped, so that the client comes to reading.
    private func isReadingHeld(_ context: ChannelHandlerContext) -> Bool {
        conversation.hasEnoughToDo || (!context.channel.isWritable && !conversation.isOver)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        // There is much to send already, and who takes it need not wait for the end of the turn.
        if isFlushPlanned, !context.channel.isWritable { context.flush() }
        readOn(context)
        context.fireChannelWritabilityChanged()
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
        case .goOn:
            let head = HTTPResponseHead(version: .http1_1, status: .continue)
            context.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
        case .refuse:
            let fields: HTTPHeaders = ["Connection": "close", "Content-Length": "0", "Date": dates.text]
            let head = HTTPResponseHead(version: .http1_1, status: .badRequest, headers: fields)
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            context.close(mode: .output, promise: nil)
        // The guard sees to it that the client gets all that was written.
        case .hangUp: context.close(mode: .output, promise: nil)
        }
    }

    private func endStream() { if isStreaming, conversation.isCalledOff { underWay.cancel() } }

    private func begin(_ request: WholeRequest, _ context: ChannelHandlerContext) {
        let isBodyless = request.head.method == .HEAD
        // Who does not take answers has them made one by one, as far as requests may wait.
        if context.channel.isWritable, answeredAtOnce < Self.mostAtOnce, let answer = answering.atOnce(request) {
            answeredAtOnce += 1
            send(answer, isBodyless)
            answered()
        } else {
            work(on: request, isBodyless, context)
        }
    }

    private func work(on request: WholeRequest, _ isBodyless: Bool, _ context: ChannelHandlerContext) {
        // What is answered before it does not wait for it.
        if isFlushPlanned { context.flush() }
        let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
        let (answering, channel) = (answering, context.channel)
        underWay.begin(
            Task(executorPreference: executor) {
                var response = await answering.inTime(request, channel)
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

    private func send(_ answer: WholeAnswer, _ isBodyless: Bool) {
        sendHead(answer.head)
        if !isBodyless { context?.write(wrapOutboundOut(.body(.byteBuffer(answer.body))), promise: nil) }
        sendEnd(nil)
    }

    private func sendHead(of response: Response) {
        isStreaming = response.body.contentLength == nil
        sendHead(HTTPResponseHead(response.head))
        // It was called off before it began.
        endStream()
    }

    private func sendHead(_ head: HTTPResponseHead) {
        var head = head
        head.headers.add(name: "Date", value: dates.text)
        if conversation.isEnding { head.headers.replaceOrAdd(name: "Connection", value: "close") }
        context?.write(wrapOutboundOut(.head(head)), promise: nil)
    }

    /// - Returns: when the client has taken it, for an answer without a known end; else at once.
    /// - Throws: when the connection of such an answer is gone, which would not end otherwise.
    fileprivate func send(_ bytes: ByteBuffer) throws -> EventLoopFuture<Void>? {
        guard isStreaming else {
            context?.write(wrapOutboundOut(.body(.byteBuffer(bytes))), promise: nil)
            return nil
        }
        guard let context else { throw ChannelError.ioOnClosedChannel }
        return context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(bytes))))
    }

    fileprivate func sendEnd(_ trailers: HTTPFields?) {
        context?.write(wrapOutboundOut(.end(trailers.map(HTTPHeaders.init))), promise: nil)
        if isStreaming { context?.flush() } else { flushLater() }
    }

    /// Sends what is answered when all that can be answered now is: on a machine with few processors the clients that wake would else
    /// take turns with the desk, one after each answer.
    private func flushLater() {
        guard !isFlushPlanned, let context else { return }
        isFlushPlanned = true
        let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
        context.eventLoop.execute { connection.value.flush() }
    }

    private func flush() {
        isFlushPlanned = false
        answeredAtOnce = 0
        context?.flush()
    }

    private func ended() {
        isStreaming = false
        underWay.end()
        answered()
    }

    private func answered() {
        follow(conversation.answered())
        if let context { readOn(context) }
    }

    private func readOn(_ context: ChannelHandlerContext) {
        guard isReadWanted, !isReadingHeld(context) else { return }
        isReadWanted = false
        context.read()
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
