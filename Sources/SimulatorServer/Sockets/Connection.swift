#if Service
internal import GatewaySimulator
internal import NIOCore
internal import NIOHTTP1
internal import Payments

/// One client's connection: requests one after another, each read whole within bounds and answered.
struct Connection: Sendable {
    private let channel: any Channel
    private let site: Site
    private let door: Door
    private let settings: SimulatorServerSettings

    init(_ channel: any Channel, site: Site, door: Door, settings: SimulatorServerSettings) {
        self.channel = channel
        self.site = site
        self.door = door
        self.settings = settings
    }

    /// Ends when the client does, at the first thing wrong with a request, or after an answer that ends the connection.
    func serve() async {
        // Whatever goes wrong with one client's connection ends it and nothing else.
        try? await Listener.open(channel).executeThenClose { inbound, outbound in
            try await channel.setOption(.autoRead, value: true).get()
            let writer = AnswerWriter(channel: channel, outbound: outbound, pause: settings.pause)
            var parts = inbound.makeAsyncIterator()
            while case .head(let head)? = try await parts.next() {
                guard let request = try await read(head, &parts, writer) else {
                    try await writer.write(.text("the body is too large", status: 413), to: head, keepsOpen: false)
                    return
                }
                let answer = await site.answer(request)
                guard try await writer.write(answer, to: head) else {
                    if case .outage(_, let seconds) = answer { door.shut(seconds: seconds) }
                    return
                }
            }
        }
    }

    /// - Returns: `nil` for a body above the bound; the rest of it is not read.
    private func read(
        _ head: HTTPRequestHead, _ parts: inout NIOAsyncChannelInboundStream<HTTPServerRequestPart>.AsyncIterator,
        _ writer: AnswerWriter
    ) async throws -> SimulatedRequest? {
        if let announced = head.headers.first(name: "Content-Length").flatMap({ Int($0) }) {
            guard announced <= settings.maximumBodyBytes else { return nil }
        }
        if head.headers.first(name: "Expect")?.lowercased() == "100-continue" { try await writer.writeContinue(to: head) }
        var body: [UInt8] = []
        reading: while let part = try await parts.next() {
            switch part {
            case .body(let buffer):
                guard buffer.readableBytes <= settings.maximumBodyBytes - body.count else { return nil }
                body += buffer.readableBytesView
            case .end: break reading
            case .head: break reading
            }
        }
        let target = head.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        return SimulatedRequest(
            method: head.method.rawValue, path: target.first.map(String.init) ?? "/",
            query: target.count > 1 ? String(target[1]) : "",
            headers: head.headers.map { HTTPHeader($0.name, $0.value) }, body: body)
    }
}
#endif
