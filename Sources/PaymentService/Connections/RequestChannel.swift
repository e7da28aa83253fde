#if Service
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1
import Synchronization

/// HTTP/1.1 connections, each held to its bounds.
struct RequestChannel: ServerChildChannel {
    struct Value: ServerChildChannelValue {
        let channel: any Channel
        fileprivate let underWay: RequestUnderWay
    }

    let connections: ConnectionLimit
    let dates: DateLine
    let answer: RequestHandler.Answer

    private var limits: ServiceLimits { connections.limits }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            // What is kept for reading stays with a connection: as much as a small request, and more for those who send more.
            try channel.syncOptions?.setOption(
                .recvAllocator, value: AdaptiveRecvByteBufferAllocator(minimum: 512, initial: 512, maximum: 65_536))
            let pipeline = channel.pipeline.syncOperations
            var heads = NIOHTTPDecoderLimitConfiguration()
            heads.maxHeaderFieldSize = limits.headerBytes
            heads.maxHeaderListSize = limits.headerBytes
            heads.maxHeaderFieldCount = limits.headerFields
            // Answers' fields are valid by their types; order and errors are the handler's business.
            try pipeline.configureHTTPServerPipeline(
                withPipeliningAssistance: false, withErrorHandling: false, withOutboundHeaderValidation: false,
                withEncoderConfiguration: HTTPResponseEncoder.Configuration(), withDecoderLimitConfiguration: heads)
            let underWay = RequestUnderWay()
            try pipeline.addHandlers([
                HTTP1ToHTTPServerCodec(secure: false), ConnectionGuard(connections),
                RequestHandler(
                    answer, bodyLimit: limits.bodyBytes, dates: dates, executor: LoopExecutor(channel.eventLoop),
                    underWay: underWay),
            ])
            return Value(channel: channel, underWay: underWay)
        }
    }

    /// Waits until the connection is gone, and what it had asked is done.
    func handle(value: Value, logger: Logger) async {
        try? await value.channel.closeFuture.get()
        await value.underWay.finished()
    }
}
#endif
