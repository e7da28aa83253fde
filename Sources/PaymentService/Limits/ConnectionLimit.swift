#if Service
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Synchronization

/// How many connections there are, and how each is held to its bounds.
final class ConnectionLimit: Sendable {
    /// How many more are accepted, to be told that there are too many. Past these the system's own queue makes callers wait.
    private static let toldOff = 64

    let limits: ServiceLimits
    private let open = Atomic<Int>(0)

    init(_ limits: ServiceLimits) { self.limits = limits }

    /// HTTP/1.1 with every bound in place.
    var server: HTTPServerBuilder {
        let configuration = HTTP1Channel.Configuration(
            additionalChannelHandlers: [ConnectionGuard(self)], idleTimeout: .milliseconds(limits.idleMilliseconds),
            httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
                maxHeaderFieldSize: limits.headerBytes, maxHeaderListSize: limits.headerBytes,
                maxHeaderFieldCount: limits.headerFields))
        return HTTPServerBuilder { responder in
            LoopBoundChannel(base: HTTP1Channel(responder: responder, configuration: configuration))
        }
    }

    func accepting(_ logger: Logger) -> MaximumAvailableConnections {
        MaximumAvailableConnections(limits.connections + Self.toldOff, logger: logger)
    }

    /// - Returns: whether there is room for it.
    func opened() -> Bool { open.wrappingAdd(1, ordering: .relaxed).newValue <= limits.connections }
    func closed() { open.wrappingSubtract(1, ordering: .relaxed) }
}
#endif
