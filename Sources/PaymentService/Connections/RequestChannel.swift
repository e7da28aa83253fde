#if Service
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1

/// HTTP/1.1 connections, each held to its bounds.
struct RequestChannel: ServerChildChannel {
    struct Value: ServerChildChannelValue {
        let channel: any Channel
        fileprivate let underWay: RequestUnderWay
    }

    /// Most that is read at once.
    private static let readBytes = 65_536

    let connections: ConnectionLimit
    let dates: DateLine
    let answering: Answering

    private var limits: ServiceLimits { connections.limits }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            // What is kept for reading stays with a connection: as much as a small request, and more for those who send more.
            try channel.syncOptions?.setOption(
                .recvAllocator, value: AdaptiveRecvByteBufferAllocator(minimum: 256, initial: 256, maximum: Self.readBytes))
            let pipeline = channel.pipeline.syncOperations
            var heads = NIOHTTPDecoderLimitConfiguration()
            heads.maxHeaderFieldSize = limits.headerBytes
            heads.maxHeaderListSize = limits.headerBytes
            heads.maxHeaderFieldCount = limits.headerFields
            let underWay = RequestUnderWay()
            // Answers' fields are valid by their types; order and errors are the handler's business. The decoder keeps an unfinished
            // line, and after a request for another protocol whatever comes: that must not be without end.
            try pipeline.addHandlers([
                HTTPResponseEncoder(),
                ByteToMessageHandler(
                    HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes, limitConfiguration: heads),
                    maximumBufferSize: limits.headerBytes + Self.readBytes),
                ConnectionGuard(connections),
                RequestHandler(
                    answering, bodyLimit: limits.bodyBytes, dates: dates, executor: LoopExecutor(channel.eventLoop),
                    underWay: underWay),
            ])
            return Value(channel: channel, underWay: underWay)
        }
    }

    /// Waits until the connection is gone, and what it had asked is done. Who can wait no longer cancels it.
    func handle(value: Value, logger: Logger) async {
        await withTaskCancellationHandler {
            try? await value.channel.closeFuture.get()
            await value.underWay.finished()
        } onCancel: {
            value.underWay.cancel()
            value.channel.close(promise: nil)
        }
    }
}
#endif
