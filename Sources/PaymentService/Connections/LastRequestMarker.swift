#if Service
import NIOCore
import NIOHTTP1

/// Marks the requests after which their connection serves for nothing more with `Connection: close`, so that nobody behind it need know
/// how each version of HTTP says so.
final class LastRequestMarker: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(var head) = unwrapInboundIn(data), Self.isLast(head) else { return context.fireChannelRead(data) }
        head.headers.replaceOrAdd(name: "Connection", value: "close")
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }

    private static func isLast(_ head: HTTPRequestHead) -> Bool {
        // The decoder reads nothing that follows a wish for another protocol, which is not granted here.
        !head.isKeepAlive || head.version != .http1_1 || head.method == .CONNECT || head.headers.contains(name: "Upgrade")
    }
}

@available(*, unavailable)
extension LastRequestMarker: Sendable {}
#endif
