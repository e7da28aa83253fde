#if Service
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle

/// The service as Hummingbird's server runs it, with its router and our connections.
///
/// It leaves out what a `Hummingbird.Application` adds to every request, which ours do by themselves: above all its clock for `Date`
/// lines, which loads the whole of Foundation's calendars.
struct DeskApplication: ApplicationProtocol {
    let responder: RouterResponder<DeskContext>
    let configuration: ApplicationConfiguration
    let logger: Logger
    let channel: RequestChannel
    let onListening: @Sendable (Int?) async -> Void

    var server: HTTPServerBuilder { HTTPServerBuilder { _ in channel } }

    func onServerRunning(_ channel: any Channel) async { await onListening(channel.localAddress?.port) }

    func run() async throws {
        let server = channel.server(
            configuration: ServerConfiguration(
                address: configuration.address, backlog: configuration.backlog,
                availableConnectionsDelegate: configuration.availableConnectionsDelegate),
            onServerRunning: onServerRunning, eventLoopGroup: eventLoopGroup, logger: logger)
        try await server.run()
    }
}
#endif
