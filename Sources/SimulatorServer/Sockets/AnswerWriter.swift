#if Service
internal import NIOCore
internal import NIOHTTP1
internal import Payments

#if canImport(Darwin)
internal import Darwin
#elseif canImport(Musl)
internal import Musl
#else
internal import Glibc
#endif

/// Writes answers to one connection, whole or broken as told.
struct AnswerWriter {
    let channel: any Channel
    let outbound: NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>
    let pause: @Sendable (Int64) async throws -> Void

    /// - Returns: whether the connection goes on.
    func write(_ answer: WireAnswer, to head: HTTPRequestHead) async throws -> Bool {
        switch answer {
        case .whole(let reply):
            try await write(reply, to: head, keepsOpen: head.isKeepAlive)
            return head.isKeepAlive
        case .slow(let reply, let seconds):
            try await pause(seconds)
            try await write(reply, to: head, keepsOpen: head.isKeepAlive)
            return head.isKeepAlive
        case .outage(let reply, _): try await write(reply, to: head, keepsOpen: false)
        case .cut(let reply, let count):
            try await outbound.write(responseHead(reply, to: head, keepsOpen: false, length: reply.body.count))
            try await outbound.write(.body(.byteBuffer(ByteBuffer(bytes: reply.body.prefix(count)))))
        case .endless(let reply): try await writeForever(reply, to: head)
        case .reset: try await reset()
        }
        return false
    }

    func write(_ reply: Reply, to head: HTTPRequestHead, keepsOpen: Bool) async throws {
        try await outbound.write(responseHead(reply, to: head, keepsOpen: keepsOpen, length: reply.body.count))
        if head.method != .HEAD { try await outbound.write(.body(.byteBuffer(ByteBuffer(bytes: reply.body)))) }
        try await outbound.write(.end(nil))
    }

    /// The client waits for this before it sends its body.
    func writeContinue(to head: HTTPRequestHead) async throws {
        try await outbound.write(.head(HTTPResponseHead(version: head.version, status: .continue)))
    }

    /// Without a length; ends by the error of writing to a client that has gone, or with the server.
    private func writeForever(_ reply: Reply, to head: HTTPRequestHead) async throws {
        try await outbound.write(responseHead(reply, to: head, keepsOpen: false, length: nil))
        try await outbound.write(.body(.byteBuffer(ByteBuffer(bytes: reply.body))))
        let blanks = ByteBuffer(repeating: UInt8(ascii: " "), count: 16 << 10)
        while !Task.isCancelled { try await outbound.write(.body(.byteBuffer(blanks))) }
    }

    /// Closing a socket that lingers for no time sends a reset instead of an end.
    private func reset() async throws {
        if let socket = channel as? any SocketOptionProvider {
            try await socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
        }
        try await channel.close()
    }

    private func responseHead(
        _ reply: Reply, to head: HTTPRequestHead, keepsOpen: Bool, length: Int?
    ) -> HTTPServerResponsePart {
        var headers = HTTPHeaders(reply.headers.map { ($0.name, $0.value) })
        if let length { headers.replaceOrAdd(name: "Content-Length", value: String(length)) }
        if !keepsOpen { headers.replaceOrAdd(name: "Connection", value: "close") }
        return .head(
            HTTPResponseHead(version: head.version, status: HTTPResponseStatus(statusCode: reply.status), headers: headers))
    }
}
#endif
